/**
 * Messages that wait in the database. In: messages, written in the transaction of the change that they tell of. Out: the
 * same messages on Kafka, in order, at least once; what can never be sent goes to the dead letters.
 */
@NullMarked
package org.sightline.kit.outbox;

import org.jspecify.annotations.NullMarked;
