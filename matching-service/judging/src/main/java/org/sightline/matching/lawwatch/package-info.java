/**
 * Law watch: documents that governments publish, and which rules and lists of the rule book they name. In: the answers of
 * the Federal Register and of eCFR. Out: documents for admins to decide, and the day on which each source was looked at.
 * Nothing here changes a rule.
 */
@NullMarked
package org.sightline.matching.lawwatch;

import org.jspecify.annotations.NullMarked;
