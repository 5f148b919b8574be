/**
 * The messages that can never be taken or sent as they are. In: such messages with the reason, from inbox and outbox. Out:
 * a list for people, who correct and replay them or discard them with a reason. The table is in {@code
 * deadletter.sql.txt} beside this class and belongs into each service's migrations.
 */
@NullMarked
package org.sightline.kit.deadletter;

import org.jspecify.annotations.NullMarked;
