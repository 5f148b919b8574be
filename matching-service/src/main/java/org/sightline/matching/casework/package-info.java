/**
 * What people do with findings: read them, decide and answer them, and say what an agency's fund codes mean.
 */
package org.sightline.matching.casework;
