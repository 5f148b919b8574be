/** Who asks, and what they may do. In: the verified access token, and the grants as messages. Out: a caller, and one answer to whether it may do something in an agency. */
@NullMarked
package org.sightline.kit.caller;

import org.jspecify.annotations.NullMarked;
