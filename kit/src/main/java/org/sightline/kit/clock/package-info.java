/** What time it is. Services inject {@link java.time.Clock}; a test may set its own. */
@NullMarked
package org.sightline.kit.clock;

import org.jspecify.annotations.NullMarked;
