/**
 * The files that show what is true of a finding, as the page of the finding shows them. In: what matching-service says. Out:
 * a list, and what the person who looks may do with it.
 */
@NullMarked
package org.sightline.gateway.pages.findings.evidence;

import org.jspecify.annotations.NullMarked;
