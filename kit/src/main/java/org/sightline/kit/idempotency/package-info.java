/**
 * A creation that is sent twice with the same Idempotency-Key happens once. In: the key, the caller and the work. Out:
 * the answer of the first time.
 */
@NullMarked
package org.sightline.kit.idempotency;

import org.jspecify.annotations.NullMarked;
