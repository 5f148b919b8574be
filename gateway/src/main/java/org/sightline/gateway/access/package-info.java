/**
 * Who may come in. In: every request. Out: the caller, the token to send along, or a refusal: no sign-in, another agency,
 * a role taken away, too many requests.
 */
@NullMarked
package org.sightline.gateway.access;

import org.jspecify.annotations.NullMarked;
