package org.sightline.matching.waiver;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.digest.Sha256;
import org.sightline.kit.json.Json;
import org.sightline.matching.finding.FindingContent;
import org.sightline.matching.verdict.judging.RegimeVerdict;
import org.sightline.matching.verdict.rule.Verdict;

/** What a waiver rests on, in short: the device or purchase, the maker by the list, and what the rule says of it. Pure. */
final class FindingPrint {

    private FindingPrint() {}

    /** Who made it, by the list, and what it is, by the record. */
    private record Grounds(
            String entityId,
            @Nullable String makerId,
            String basis,
            FindingContent.@Nullable Installed device,
            List<String> purchase,
            String ruleVersion,
            String verdict) {}

    /** The print of a finding under a rule; of one that the rule does not cover it is another one. */
    static String of(FindingContent content, String ruleId) {
        RegimeVerdict ruling = ruling(content, ruleId);
        return Sha256.hex(Json.write(new Grounds(
                content.screened().entityId(),
                content.screened().makerId(),
                content.screened().basis().name(),
                content.device(),
                content.lines().stream()
                        .map(line -> line.id() + " " + line.description() + " " + line.model() + " " + line.quantity())
                        .sorted()
                        .toList(),
                ruling == null ? "" : ruling.ruleVersion(),
                ruling == null ? "" : ruling.verdict().name())));
    }

    /** Whether the rule forbids or limits it, so that there is something to be waived from. */
    static boolean isBound(FindingContent content, String ruleId) {
        RegimeVerdict ruling = ruling(content, ruleId);
        return ruling != null && (ruling.verdict() == Verdict.PROHIBITED || ruling.verdict() == Verdict.RESTRICTED);
    }

    private static @Nullable RegimeVerdict ruling(FindingContent content, String ruleId) {
        return content.judged().verdicts().stream()
                .filter(one -> one.ruleId().equals(ruleId))
                .findFirst()
                .orElse(null);
    }
}
