/**
 * What every answer tells a browser: what it may load, show in a frame and keep. In: requests, before anything else looks at
 * them. Out: headers, and addresses of static files that change when a file changes.
 */
@NullMarked
package org.sightline.gateway.browser;

import org.jspecify.annotations.NullMarked;
