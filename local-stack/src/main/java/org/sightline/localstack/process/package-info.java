/**
 * Programs beside this JVM: started, watched, ended with it, started faster by a cache; folders, ports and memory of this
 * machine. In: a command or a path. Out: a running {@link org.sightline.localstack.process.Child} or a figure.
 */
@NullMarked
package org.sightline.localstack.process;

import org.jspecify.annotations.NullMarked;
