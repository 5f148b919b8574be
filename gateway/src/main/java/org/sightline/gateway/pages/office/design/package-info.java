/**
 * The page of all parts, for those who build pages; only where {@code sightline.design} is on, as in the local stack. In:
 * invented examples from a file. Out: every part of the pages once, as it is used.
 */
@NullMarked
package org.sightline.gateway.pages.office.design;

import org.jspecify.annotations.NullMarked;
