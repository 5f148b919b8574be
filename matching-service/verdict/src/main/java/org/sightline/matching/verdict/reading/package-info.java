/**
 * Reads facts from the words of a record.
 *
 * <p>In: the text, model, codes and funding text of one purchase line. Out: its item class, its contract event and
 * where its money came from, each with the words that said so. The word lists are the CSV files beside the classes.
 */
@NullMarked
package org.sightline.matching.verdict.reading;

import org.jspecify.annotations.NullMarked;
