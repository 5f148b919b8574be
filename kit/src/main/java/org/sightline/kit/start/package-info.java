/**
 * How a service begins and ends. In: a database that may be away. Out: the word that it is there and has its tables, for
 * whoever must wait for it. The service itself runs meanwhile and answers what it can; at its end no job is cut in two.
 */
@NullMarked
package org.sightline.kit.start;

import org.jspecify.annotations.NullMarked;
