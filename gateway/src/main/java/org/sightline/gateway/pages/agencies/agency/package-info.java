/**
 * Agencies: in: filters of a list, an id, or the form that registers one. Out: the agencies with their counts, and how one
 * agency stands: findings, devices, what was bought against what is registered, and what waits for it.
 */
@NullMarked
package org.sightline.gateway.pages.agencies.agency;

import org.jspecify.annotations.NullMarked;
