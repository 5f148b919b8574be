/** Findings: the purchases and devices that point to a maker, what each law says of them, and what became of them. */
package org.sightline.matching.finding;
