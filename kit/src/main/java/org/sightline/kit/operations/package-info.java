/**
 * What people who run a service look at. In: what the rooms below say of their work. Out: health, gauges, the state in
 * words, and the dead letters with what may be done with them.
 */
@NullMarked
package org.sightline.kit.operations;

import org.jspecify.annotations.NullMarked;
