/**
 * Feeds that run by themselves: places that publish purchase data, asked by a schedule for what is new. In come answers
 * of their servers and files of watched folders; out come imports, as if a person had uploaded them, and a history.
 */
@NullMarked
package org.sightline.ingest.feed;

import org.jspecify.annotations.NullMarked;
