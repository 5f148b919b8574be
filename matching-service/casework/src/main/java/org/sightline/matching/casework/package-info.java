/**
 * What people do with findings: read them, decide and answer them, and say what an agency's fund codes mean.
 */
@NullMarked
package org.sightline.matching.casework;

import org.jspecify.annotations.NullMarked;
