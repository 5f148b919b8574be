/**
 * How all parts are, for admins: what waits for what, what is set, and the messages that were set aside. In: what each part
 * says of itself. Out: an API and the page System.
 */
@NullMarked
package org.sightline.gateway.pages.office.operations;

import org.jspecify.annotations.NullMarked;
