/** How fast the law rules are. In: the built-in rule book and invented purchases. Out: verdicts a second, bytes a verdict, on the console. */
@NullMarked
package org.sightline.benchmarks.verdict;

import org.jspecify.annotations.NullMarked;
