/**
 * What people are told of: made in one place, {@link org.sightline.matching.notification.Notifications}, kept in the inbox of
 * those whom it concerns, and given to mail, daily digest and webhooks. In: what happened. Out: inboxes, mails, digests.
 */
@NullMarked
package org.sightline.matching.notification;

import org.jspecify.annotations.NullMarked;
