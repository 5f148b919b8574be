/**
 * The commands of {@code ./sightline} that need more than a shell. In: a command line. Out: a running stack, its state, or
 * the exit code of a test run.
 */
@NullMarked
package org.sightline.localstack.launcher;

import org.jspecify.annotations.NullMarked;
