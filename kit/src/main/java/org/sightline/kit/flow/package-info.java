/**
 * What goes on in a service and what stands still. In: notes of the rooms that work, whenever they wait for something or
 * go on. Out: the same for health, gauges and people.
 */
@NullMarked
package org.sightline.kit.flow;

import org.jspecify.annotations.NullMarked;
