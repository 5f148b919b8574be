/**
 * The API document of a service. In: what the framework finds in the code. Out: the same with what holds for all
 * operations: sign-in, problems, headers.
 */
@NullMarked
package org.sightline.kit.openapi;

import org.jspecify.annotations.NullMarked;
