/**
 * Brings findings in line with what is held: screens, groups, judges, and opens, changes or withdraws. Lines, devices,
 * a new watchlist or new rules come in; changes of findings go out.
 */
@NullMarked
package org.sightline.matching.settlement;

import org.jspecify.annotations.NullMarked;
