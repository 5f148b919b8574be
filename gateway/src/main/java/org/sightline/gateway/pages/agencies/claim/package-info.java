/**
 * How a body that nobody claimed is claimed: the office sends a letter with a code, a person types it, signed in or without an
 * account, and the office confirms. In: codes and claims. Out: the role reporter of who was signed in; the account and the role
 * agency-admin of who was not.
 */
@NullMarked
package org.sightline.gateway.pages.agencies.claim;

import org.jspecify.annotations.NullMarked;
