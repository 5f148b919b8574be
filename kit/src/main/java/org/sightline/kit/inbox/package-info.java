/**
 * How messages are taken in. In: batches of Kafka records and a {@link org.sightline.kit.inbox.Subscription} that says
 * what they mean. Out: what the subscription does with them, in one transaction; what cannot be taken goes to {@code
 * <topic>.dead}.
 */
@NullMarked
package org.sightline.kit.inbox;

import org.jspecify.annotations.NullMarked;
