/**
 * What the office tells agencies of their findings: notices by mail or letter, their delivery, and reminders. In: what the
 * office writes, and due dates. Out: mails, and findings that are notified once one was sent.
 */
@NullMarked
package org.sightline.matching.notice;

import org.jspecify.annotations.NullMarked;
