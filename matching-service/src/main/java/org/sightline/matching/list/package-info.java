/** The watchlist in use: versions, drafts, what is in force. */
package org.sightline.matching.list;
