/**
 * Which lines are one purchase, on which day it was made and from which money it was paid. Lines come in, purchases
 * go out; nothing is stored here.
 */
@NullMarked
package org.sightline.matching.purchase;

import org.jspecify.annotations.NullMarked;
