/**
 * The letter to one agency. In: its open findings of the view, with the days by which something is due from
 * matching-service. Out: a PDF.
 */
@NullMarked
package org.sightline.gateway.pages.agencies.letter;

import org.jspecify.annotations.NullMarked;
