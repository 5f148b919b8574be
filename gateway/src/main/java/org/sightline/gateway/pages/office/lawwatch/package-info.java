/**
 * Pages of the law watch. In: what matching-service says of its sources and of documents that name the rule book. Out: a page
 * on which admins decide them.
 */
@NullMarked
package org.sightline.gateway.pages.office.lawwatch;

import org.jspecify.annotations.NullMarked;
