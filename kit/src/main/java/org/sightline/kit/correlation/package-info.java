/** The id that follows a piece of work. In: a header of a request or message. Out: the same id in answers, logs and messages. */
@NullMarked
package org.sightline.kit.correlation;

import org.jspecify.annotations.NullMarked;
