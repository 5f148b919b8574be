/**
 * The settings of a service. In: the table of all settings, and the configuration of the process. Out: what is in force and
 * where it came from, without any secret.
 */
@NullMarked
package org.sightline.kit.setting;

import org.jspecify.annotations.NullMarked;
