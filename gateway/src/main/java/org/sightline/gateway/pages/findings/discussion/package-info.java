/**
 * What office and agency write about a finding, as the page of the finding shows it. In: the notes that matching-service
 * gives the person who looks. Out: two boxes, one of the office alone and one that the agency reads, and what the person may
 * write.
 */
@NullMarked
package org.sightline.gateway.pages.findings.discussion;

import org.jspecify.annotations.NullMarked;
