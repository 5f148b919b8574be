package org.sightline.matching.verdict.judging;

import java.util.List;
import org.sightline.matching.verdict.rule.Verdict;

/**
 * One fact that, if it were otherwise, would make the verdict another.
 *
 * @param fact    date, funding, maker, item, purpose, contractor or buyer
 * @param from    the fact as given, in plain words
 * @param to      the fact as it would have to be, in plain words
 * @param verdict the verdict then
 * @param rules   ids of the rules that would decide
 */
public record Alternative(String fact, String from, String to, Verdict verdict, List<String> rules) {}
