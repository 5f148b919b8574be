/**
 * What surrounds every page: menu, notices, faults of a form, filters in an address, problems as pages, and the front door.
 * In: the request and who asks. Out: the parts that the pages of the other rooms are put into.
 */
@NullMarked
package org.sightline.gateway.shell;

import org.jspecify.annotations.NullMarked;
