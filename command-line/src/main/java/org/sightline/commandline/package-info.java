/**
 * The commands {@code ./sightline import} and {@code ./sightline watch}: a small client of the public API.
 *
 * <p>In: a file or the id of an import, and a person who signs in. Out: what became of the file, in words or as JSON, and an
 * exit code. It knows nothing but the API.
 */
@NullMarked
package org.sightline.commandline;

import org.jspecify.annotations.NullMarked;
