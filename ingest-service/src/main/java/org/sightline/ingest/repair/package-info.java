/**
 * Lines that were stored before today's rules, brought up to them. In: the lines that are held. Out: lines and messages as
 * they would be if they were read today.
 */
@NullMarked
package org.sightline.ingest.repair;

import org.jspecify.annotations.NullMarked;
