/**
 * What a federal contractor reports to its contracting officer about a finding. In: a form, and what matching-service fills in.
 * Out: a page, a PDF and JSON.
 */
@NullMarked
package org.sightline.gateway.pages.followup.packet;

import org.jspecify.annotations.NullMarked;
