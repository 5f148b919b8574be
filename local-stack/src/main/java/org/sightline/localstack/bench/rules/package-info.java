/** What a change of the rules costs. In: a stack of its own and two admins. Out: seconds for so many findings. */
@NullMarked
package org.sightline.localstack.bench.rules;

import org.jspecify.annotations.NullMarked;
