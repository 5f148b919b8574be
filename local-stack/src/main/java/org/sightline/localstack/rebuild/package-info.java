/**
 * Read models made again from the topics. In: a service that does not run, with its database and the broker. Out: an empty
 * read model and a group of consumers that begins at the beginning; the service fills it when it starts.
 */
@NullMarked
package org.sightline.localstack.rebuild;

import org.jspecify.annotations.NullMarked;
