/** A creation that is sent twice with the same Idempotency-Key happens once. */
package org.sightline.inventory.idempotency;
