/**
 * Pages of the law: what each rule says, and what it would say of a purchase. In: questions. Out: answers of
 * matching-service as pages.
 */
@NullMarked
package org.sightline.gateway.pages.office.law;

import org.jspecify.annotations.NullMarked;
