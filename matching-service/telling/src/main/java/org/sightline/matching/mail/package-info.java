/**
 * The mails that Sightline sends, whatever they say. In: who gets which text. Out: mails, each until the mail server has
 * taken it.
 */
@NullMarked
package org.sightline.matching.mail;

import org.jspecify.annotations.NullMarked;
