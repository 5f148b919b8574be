/** JSON of messages and stored values. In: records. Out: text, and the same records again. */
@NullMarked
package org.sightline.kit.json;

import org.jspecify.annotations.NullMarked;
