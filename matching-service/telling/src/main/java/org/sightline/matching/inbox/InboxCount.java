package org.sightline.matching.inbox;

/**
 * How much of the inbox is unread.
 *
 * @param unread counted up to 100
 * @param more whether there are more than were counted
 */
record InboxCount(long unread, boolean more) {}
