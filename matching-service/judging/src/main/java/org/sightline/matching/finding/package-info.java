/**
 * The finding: what it says, what happened to it, and which decisions are remembered. Changes come
 * in; stored findings and messages for the topic {@code findings} go out.
 */
@NullMarked
package org.sightline.matching.finding;

import org.jspecify.annotations.NullMarked;
