/**
 * The rules in force and their versions: the legal pages, and the rule book to judge by.
 */
@NullMarked
package org.sightline.matching.law;

import org.jspecify.annotations.NullMarked;
