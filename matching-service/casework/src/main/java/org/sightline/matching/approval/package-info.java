/**
 * What waits for a second person of the office. In: drafts, tasks, waivers, plans, and imports as messages. Out: a number of each for whoever asks, and
 * in the inbox of each who may do it, until it is done.
 */
@NullMarked
package org.sightline.matching.approval;

import org.jspecify.annotations.NullMarked;
