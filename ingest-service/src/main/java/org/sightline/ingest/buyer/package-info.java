/**
 * Which agency a published buyer name means. In come agency messages and buyer names; out come agency ids, and a
 * buyer message for each name that no agency is known for.
 */
@NullMarked
package org.sightline.ingest.buyer;

import org.jspecify.annotations.NullMarked;
