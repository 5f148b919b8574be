/**
 * What drafts of the watchlist and of the rules have in common on pages: who tries, approves and discards them, and the
 * findings that they would touch. In: forms. Out: requests to matching-service.
 */
@NullMarked
package org.sightline.gateway.pages.office.draft;

import org.jspecify.annotations.NullMarked;
