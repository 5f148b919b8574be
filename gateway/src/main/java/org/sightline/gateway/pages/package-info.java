/**
 * The subjects of the gateway, each a room with its API, its SQL and its pages, in five groups: {@code followup} and
 * {@code people} at the bottom, {@code findings} above the first, {@code agencies} above all three, {@code office} on top. In:
 * what carries pages, the rooms beside this one, which see none of these. Out: pages and operations.
 */
@NullMarked
package org.sightline.gateway.pages;

import org.jspecify.annotations.NullMarked;
