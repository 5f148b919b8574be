/**
 * What waits for whom: the list that each person begins with, what comes next with one finding, and to whom at an agency
 * notices go. In: what matching-service says. Out: pages.
 */
@NullMarked
package org.sightline.gateway.pages.followup.work;

import org.jspecify.annotations.NullMarked;
