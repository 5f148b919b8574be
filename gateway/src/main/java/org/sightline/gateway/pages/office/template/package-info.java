/**
 * The texts of notifications, for the office to read and for admins to change. In: what matching-service says. Out: pages.
 */
@NullMarked
package org.sightline.gateway.pages.office.template;

import org.jspecify.annotations.NullMarked;
