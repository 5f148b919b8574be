/**
 * Messages that wait in the database. In: messages, written in the transaction of the change that they tell of. Out: the
 * same messages on Kafka, in order, at least once; what the broker refuses for its own sake is set aside.
 */
@NullMarked
package org.sightline.kit.outbox;

import org.jspecify.annotations.NullMarked;
