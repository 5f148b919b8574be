/**
 * How much waits for a second person of the office. In: drafts, tasks, waivers and plans. Out: a number of each for whoever asks.
 */
@NullMarked
package org.sightline.matching.approval;

import org.jspecify.annotations.NullMarked;
