/** Errors. In: whatever goes wrong in a request. Out: a problem body (RFC 9457) that says what to do and gives nothing away. */
@NullMarked
package org.sightline.kit.problem;

import org.jspecify.annotations.NullMarked;
