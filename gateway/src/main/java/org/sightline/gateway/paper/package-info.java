/**
 * Papers: texts as PDF files. In: headings, texts and facts. Out: the bytes of a PDF, the same ones for the same content.
 */
@NullMarked
package org.sightline.gateway.paper;

import org.jspecify.annotations.NullMarked;
