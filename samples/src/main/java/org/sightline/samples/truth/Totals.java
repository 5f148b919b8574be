package org.sightline.samples.truth;

import java.util.Map;
import org.sightline.samples.planted.Verdict;
import org.sightline.samples.state.Kind;

/**
 * The headline counts that the planted truth implies. "Since" means ordered on or after 2019-08-13.
 *
 * @param bodies distinct bodies that bought since
 * @param bodiesByKind the same by kind of body
 * @param bodiesByMaker the same by maker; a body may count under several
 * @param purchases purchases of designated makers' equipment, of any date, an order and its payment being one
 * @param purchasesSince the same since
 * @param purchasesByVerdict purchases of any date by expected verdict
 * @param purchasesByVerdictSince the same since
 * @param purchasesByMaker purchases of any date by maker
 * @param mentionLines lines that name a maker but buy nothing of it
 * @param trapLines planted lines that have nothing to do with any designated maker
 */
public record Totals(
        Count bodies,
        Map<Kind, Count> bodiesByKind,
        Map<String, Count> bodiesByMaker,
        Count purchases,
        Count purchasesSince,
        Map<Verdict, Count> purchasesByVerdict,
        Map<Verdict, Count> purchasesByVerdictSince,
        Map<String, Count> purchasesByMaker,
        long mentionLines,
        long trapLines) {}
