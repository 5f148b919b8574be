/**
 * Everything that is held about one agency. In comes an agency's id; out goes a ZIP file of what the services and the
 * gateway hold about it, as their own API gives it.
 */
@NullMarked
package org.sightline.gateway.pages.agencies.held;

import org.jspecify.annotations.NullMarked;
