/**
 * The trace that follows a piece of work through services, as W3C Trace Context writes it. In: the address that takes
 * traces (OTLP), and what requests and messages carry. Out: spans at that address, and what the next message carries.
 * Without an address there are no spans.
 */
@NullMarked
package org.sightline.kit.trace;

import org.jspecify.annotations.NullMarked;
