/**
 * Rules for asking servers that others run. In: an address, what such a server said, how often it failed. Out: whether it
 * may be asked, and when.
 */
@NullMarked
package org.sightline.kit.remote;

import org.jspecify.annotations.NullMarked;
