/**
 * Workbooks as Excel and others read them. In: columns with their kinds, rows one after the other. Out: a stream of an XLSX
 * file; a row at a time is in memory.
 */
@NullMarked
package org.sightline.gateway.spreadsheet;

import org.jspecify.annotations.NullMarked;
