/**
 * Requests are read strictly. In: the address and the JSON of a request. Out: nothing where all is known and readable,
 * else a problem that names the place and the nearest right name. Messages are not read here; they stay open to new
 * fields.
 */
@NullMarked
package org.sightline.kit.request;

import org.jspecify.annotations.NullMarked;
