/**
 * Tables out of PDF files whose pages hold text. In: the letters of each page with their places, as PDFBox reads them.
 * Out: records with the columns that the rows of all pages share, each with its page; heads, headings, totals and what
 * stands around the table on each page are told apart, and the totals that the document prints are compared with its
 * rows. Whatever cannot be read for certain is refused.
 */
@NullMarked
package org.sightline.tabular.pdf;

import org.jspecify.annotations.NullMarked;
