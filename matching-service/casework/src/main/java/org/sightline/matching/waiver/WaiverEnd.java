package org.sightline.matching.waiver;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.sightline.matching.finding.Finding;
import org.sightline.matching.finding.FindingChange;
import org.sightline.matching.finding.FindingRepository;
import org.sightline.matching.language.Language;
import org.sightline.matching.language.Value;
import org.sightline.matching.lifecycle.Outcome;
import org.sightline.matching.waiver.WaiverMove.Side;
import org.sightline.matching.waiver.WaiverMove.State;

/**
 * The end of a waiver: recorded, the finding that was closed because of it open again, and both sides told. Works in the caller's transaction.
 */
@ApplicationScoped
class WaiverEnd {

    private final WaiverRepository waivers;
    private final FindingRepository findings;
    private final WaiverNews news;

    WaiverEnd(WaiverRepository waivers, FindingRepository findings, WaiverNews news) {
        this.waivers = waivers;
        this.findings = findings;
        this.news = news;
    }

    /**
     * Ends it.
     *
     * @param by a sign-in name, or this service
     * @param because a sentence, of a person or of this service
     */
    void end(Waiver waiver, State state, WaiverMove move, Side side, String by, Value because, Instant now) {
        // The record is in English, whoever reads it.
        String recorded = because.in(Language.EN);
        waivers.end(waiver.id(), state, now, recorded);
        waivers.add(waiver, new Waiver.Event(now, by, side, move, recorded, state));
        if (waiver.state() == State.GRANTED) {
            reopen(waiver, recorded, now);
        }
        news.ended(waiver, side, because);
    }

    private void reopen(Waiver waiver, String because, Instant now) {
        Finding finding = Objects.requireNonNull(findings.lock(waiver.findingId()));
        if (finding.lifecycle().outcome() == Outcome.CONFIRMED_WAIVED && !waivers.isWaived(finding.id())) {
            findings.store(
                    List.of(FindingChange.of(finding)
                            .reopen("The waiver from " + waiver.ruleId() + " ended. " + because, now)),
                    now);
        }
    }
}
