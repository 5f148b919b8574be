/**
 * Remediation plans of an agency, and the office's board of all of them. In: what matching-service says, and forms. Out: pages,
 * and what is sent to matching-service.
 */
@NullMarked
package org.sightline.gateway.pages.followup.plan;

import org.jspecify.annotations.NullMarked;
