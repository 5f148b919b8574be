/**
 * The invented state: its public bodies, and the names that published data gives them.
 *
 * <p>In: {@code bodies.csv} beside the root. Out: {@link org.sightline.samples.state.SampleState}. All of it is invented.
 */
@NullMarked
package org.sightline.samples.state;

import org.jspecify.annotations.NullMarked;
