/**
 * Reads published lists: the US Consolidated Screening List, OFAC's SDN list, OpenSanctions, and tables that an office
 * keeps of lists that are published as prose. Compares them with a watchlist.
 *
 * <p>In: the file as its publisher offers it. Out: rows for a watchlist, and one line for each record that could not
 * be used.
 */
@NullMarked
package org.sightline.matching.watchlist.importer;

import org.jspecify.annotations.NullMarked;
