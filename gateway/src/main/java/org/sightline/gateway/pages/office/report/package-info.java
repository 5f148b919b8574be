/**
 * Reports of an office about its state. In: the overview and the agencies of the view, narrowed by the usual filter. Out: a
 * PDF and a workbook with the same tables.
 */
@NullMarked
package org.sightline.gateway.pages.office.report;

import org.jspecify.annotations.NullMarked;
