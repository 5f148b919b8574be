/**
 * How codes read to people. In: codes of messages and of the API. Out: words and names in American English.
 */
@NullMarked
package org.sightline.gateway.words;

import org.jspecify.annotations.NullMarked;
