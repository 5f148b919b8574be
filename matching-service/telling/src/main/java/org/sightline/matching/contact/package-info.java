/**
 * To whom at an agency notices go. In: names and mail addresses that the office keeps. Out: the addresses.
 */
@NullMarked
package org.sightline.matching.contact;

import org.jspecify.annotations.NullMarked;
