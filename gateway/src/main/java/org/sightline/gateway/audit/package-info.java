/**
 * The audit log. In: who changed or took out what. Out: a chain of hashes that each agency can verify for itself.
 */
@NullMarked
package org.sightline.gateway.audit;

import org.jspecify.annotations.NullMarked;
