package org.sightline.matching.verdict.rule;

import java.time.LocalDate;
import java.util.List;

/**
 * A brand under which goods of another maker are, or were, sold. It is a reason to ask, never proof.
 *
 * @param id              stable id
 * @param name            the brand
 * @param builtBy         ids of the makers that may have built its goods; empty for a known trap
 * @param onlyAsComponent whether the maker supplied a part only, never the whole device
 * @param strength        high, medium, low or none: how much is known to come from there
 * @param recorded        the day on which Sightline came to hold this
 */
public record Brand(
        String id, String name, List<String> builtBy, boolean onlyAsComponent, String strength, LocalDate recorded) {}
