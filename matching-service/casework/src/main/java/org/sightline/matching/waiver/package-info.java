/**
 * Waivers: that an agency is waived from a rule for one finding, until a day. In: requests of agencies, decisions of the office,
 * the days, and what findings say now. Out: waivers that hold, and those that ended by themselves, with both sides told.
 */
@NullMarked
package org.sightline.matching.waiver;

import org.jspecify.annotations.NullMarked;
