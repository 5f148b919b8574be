package org.sightline.matching.verdict.reading;

import org.sightline.matching.verdict.facts.ContractEvent;

/**
 * What happened, and by what words.
 *
 * @param event    the contract event, {@code PURCHASE} when nothing says otherwise
 * @param evidence the words that said so; empty when none did
 */
public record EventReading(ContractEvent event, String evidence) {}
