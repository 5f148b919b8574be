package org.sightline.matching.verdict.reading;

import java.util.regex.Pattern;
import org.sightline.matching.verdict.facts.ItemClass;

/** The shape of the model numbers of a series, and what kind of goods it is. */
record ItemModel(ItemClass itemClass, Pattern pattern) {}
