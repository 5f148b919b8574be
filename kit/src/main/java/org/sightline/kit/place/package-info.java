/** Where something is. In: what files and people write for a state. Out: its two letters and its name. */
@NullMarked
package org.sightline.kit.place;

import org.jspecify.annotations.NullMarked;
