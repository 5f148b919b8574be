/**
 * Saved views: filters of the findings, the overview and the review queue that a person keeps under a name. In: a name and an
 * address of ours. Out: the person's own, and what people of the office share with each other.
 */
@NullMarked
package org.sightline.gateway.pages.findings.savedview;

import org.jspecify.annotations.NullMarked;
