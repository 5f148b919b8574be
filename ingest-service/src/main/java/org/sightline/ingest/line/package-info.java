/**
 * The contract line: what a row says, its identity, its storage, its funding history and its search. In come rows that
 * were read; out come stored lines and the messages that say so.
 */
@NullMarked
package org.sightline.ingest.line;

import org.jspecify.annotations.NullMarked;
