/**
 * Workbooks of Excel. In: a file in the format of 2007 (.xlsx) or of 1997 (.xls). Out: its sheets as tables, whose cells
 * are texts as the rest of this module knows them: dates as {@code 2020-08-13}, numbers without format.
 */
@NullMarked
package org.sightline.tabular.workbook;

import org.jspecify.annotations.NullMarked;
