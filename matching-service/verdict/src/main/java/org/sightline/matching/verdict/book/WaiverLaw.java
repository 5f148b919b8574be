package org.sightline.matching.verdict.book;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.verdict.facts.DataFiles;

/**
 * That a rule names a waiver. A rule without a row names none: so the ban on federal grant money (2 CFR 200.216), from which
 * nobody can be waived, and section 889(a), whose waivers by agency heads ended in 2021 and 2022.
 *
 * @param ruleId of which rule
 * @param grantedBy who grants it, as it reads in a sentence
 * @param longestDays the longest that one holds; null where the law was not seen to say
 * @param certainty found or secondary: whether that was read in the law itself
 * @param source what was read, and what was not
 */
public record WaiverLaw(
        String ruleId, String grantedBy, @Nullable Integer longestDays, String certainty, String source) {

    private static final Map<String, WaiverLaw> BUILT_IN = builtIn();

    /** The waiver that this rule names; empty where it names none. */
    public static Optional<WaiverLaw> of(String ruleId) {
        return Optional.ofNullable(BUILT_IN.get(ruleId));
    }

    private static Map<String, WaiverLaw> builtIn() {
        Map<String, WaiverLaw> laws = new LinkedHashMap<>();
        DataFiles.rows(WaiverLaw.class, "waivers.csv").forEach(row -> {
            String days = row.getField("longest_days");
            laws.put(
                    row.getField("rule"),
                    new WaiverLaw(
                            row.getField("rule"),
                            row.getField("granted_by"),
                            days.isEmpty() ? null : Integer.valueOf(days),
                            row.getField("certainty"),
                            row.getField("source")));
        });
        return Map.copyOf(laws);
    }
}
