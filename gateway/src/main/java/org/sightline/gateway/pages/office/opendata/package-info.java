/**
 * Open data: in: the purchases that a person confirmed, from the view, and what an admin switches on. Out: editions that
 * everybody may read without signing in, as CSV and JSON, and that are never changed.
 */
@NullMarked
package org.sightline.gateway.pages.office.opendata;

import org.jspecify.annotations.NullMarked;
