/**
 * Why a law says what it says of a purchase, and what laws are called, in the language of the reader. In: sentences as data, and
 * the English text of what was stored before there were any. Out: pieces of text, of which the words of the law stay English.
 */
@NullMarked
package org.sightline.gateway.reason;

import org.jspecify.annotations.NullMarked;
