package org.sightline.matching.waiver;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.clock.OfficeClock;
import org.sightline.kit.paging.BoundCursor;
import org.sightline.kit.paging.ETags;
import org.sightline.kit.paging.Page;
import org.sightline.kit.problem.Problem;
import org.sightline.kit.problem.Problem.Fault;
import org.sightline.matching.finding.Finding;
import org.sightline.matching.finding.FindingAccess;
import org.sightline.matching.finding.FindingRepository;
import org.sightline.matching.held.AgencyRepository;
import org.sightline.matching.language.Phrase;
import org.sightline.matching.language.Value;
import org.sightline.matching.verdict.book.WaiverLaw;
import org.sightline.matching.waiver.WaiverMove.Side;
import org.sightline.matching.waiver.WaiverMove.State;

/** What agencies request and the office decides of waivers. */
@ApplicationScoped
public class Waivers {

    private static final int LONGEST_TEXT = 4000;
    private static final int LONGEST_REFERENCE = 300;
    private static final int MOST_DAYS = 730;

    private final WaiverRepository waivers;
    private final WaiverEnd ends;
    private final WaiverNews news;
    private final FindingRepository findings;
    private final FindingAccess access;
    private final AgencyRepository agencies;
    private final CurrentCaller caller;
    private final Clock clock;

    Waivers(
            WaiverRepository waivers,
            WaiverEnd ends,
            WaiverNews news,
            FindingRepository findings,
            FindingAccess access,
            AgencyRepository agencies,
            CurrentCaller caller,
            Clock clock) {
        this.waivers = waivers;
        this.ends = ends;
        this.news = news;
        this.findings = findings;
        this.access = access;
        this.agencies = agencies;
        this.caller = caller;
        this.clock = clock;
    }

    /** Waivers of one agency, or of all where none is given; the latest first. */
    @Transactional
    Page<Waiver> list(@Nullable UUID agencyId, boolean waiting, int limit, @Nullable String cursor) {
        caller.require(agencyId == null ? Action.OVERSEE : Action.READ, agencyId);
        BoundCursor cursors = BoundCursor.to("waivers", agencyId, waiting);
        BoundCursor.Place before = cursors.read(cursor, 2);
        List<Waiver> read = waivers.list(
                agencyId == null ? Set.of() : ids(agencyId),
                waiting,
                before == null ? null : before.instant(0),
                before == null ? null : before.uuid(1),
                limit + 1);
        return Page.cut(read, limit, last -> cursors.after(last.requestedAt(), last.id()), null);
    }

    /** How many waivers wait for a decision that others than the caller asked for. */
    @Transactional
    public long toDecide() {
        Caller asking = caller.require(Action.OVERSEE, null);
        return waivers.waiting(asking.identity());
    }

    @Transactional
    Waiver read(UUID agencyId, UUID id) {
        caller.require(Action.READ, agencyId);
        return waivers.one(ids(agencyId), id).orElseThrow(Problem::notFound);
    }

    /** The waivers that the rules name which forbid or limit what a finding is about. */
    @Transactional
    Page<WaiverLaw> laws(UUID findingId) {
        Finding finding = access.require(findings.findById(findingId), Action.READ);
        return new Page<>(
                finding.content().judged().verdicts().stream()
                        .filter(ruling -> FindingPrint.isBound(finding.content(), ruling.ruleId()))
                        .flatMap(ruling -> WaiverLaw.of(ruling.ruleId()).stream())
                        .toList(),
                null,
                null);
    }

    /**
     * The agency asks for a waiver.
     *
     * @throws Problem 422 where the rule names none or does not bind the finding, 409 where there is one already
     */
    @Transactional
    Waiver request(UUID agencyId, WaiverRequest asked) {
        Caller person = caller.require(Action.REPORT, agencyId);
        UUID findingId = required("/findingId", asked.findingId(), "Say for which finding.");
        Finding finding = access.require(findings.findById(findingId), Action.REPORT);
        if (!ids(agencyId).contains(finding.agencyId())) {
            throw Problem.notFound();
        }
        Waiver waiver = checked(finding, agencies.canonical(agencyId), person, asked);
        if (person.operations() != null) {
            throw Problem.forbidden("A person requests a waiver, not a program.");
        }
        if (!waivers.add(waiver)) {
            throw Problem.conflict("A waiver from this rule is requested for this finding already.");
        }
        waivers.add(
                waiver,
                new Waiver.Event(
                        waiver.requestedAt(), person.name(), Side.AGENCY, WaiverMove.REQUEST, null, State.REQUESTED));
        news.requested(waiver, person.name());
        return waivers.known(waiver.id());
    }

    private Waiver checked(Finding finding, UUID agency, Caller person, WaiverRequest asked) {
        String rule = required("/ruleId", asked.ruleId(), "Say from which rule.");
        WaiverLaw law = WaiverLaw.of(rule)
                .orElseThrow(() -> Problem.invalid(
                        "/ruleId",
                        "no-waiver",
                        "The rule " + rule + " names no waiver, so nobody can be waived from it."));
        if (finding.isWithdrawn() || !FindingPrint.isBound(finding.content(), rule)) {
            throw Problem.invalid(
                    "/ruleId", "not-bound", "The rule " + rule + " neither forbids nor limits this finding.");
        }
        List<Fault> faults = new ArrayList<>();
        String justification = text(faults, "/justification", asked.justification(), "Say why nothing else will do.");
        String controls = text(faults, "/controls", asked.controls(), "Say what keeps the risk small meanwhile.");
        LocalDate expires = day(faults, asked.expiresOn(), law);
        if (!faults.isEmpty()) {
            throw Problem.invalid("Some fields are missing or wrong; see errors.", faults);
        }
        requireRenewed(finding.id(), rule, agency, asked.renews());
        return new Waiver(
                UUID.randomUUID(),
                agency,
                finding.id(),
                "",
                null,
                rule,
                law.grantedBy(),
                1,
                State.REQUESTED,
                justification,
                controls,
                expires,
                asked.renews(),
                person.name(),
                clock.instant(),
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                person.identity(),
                FindingPrint.of(finding.content(), rule));
    }

    private LocalDate day(List<Fault> faults, @Nullable LocalDate day, WaiverLaw law) {
        LocalDate today = today();
        int most = Math.min(MOST_DAYS, Objects.requireNonNullElse(law.longestDays(), MOST_DAYS));
        if (day == null || !day.isAfter(today) || day.isAfter(today.plusDays(most))) {
            faults.add(new Fault(
                    "/expiresOn",
                    "out-of-range",
                    "Give the last day on which it holds, within the next " + most + " days."));
        }
        return Objects.requireNonNullElse(day, today);
    }

    private void requireRenewed(UUID finding, String rule, UUID agency, @Nullable UUID renews) {
        if (renews == null) {
            return;
        }
        Waiver before = waivers.one(ids(agency), renews).orElseThrow(Problem::notFound);
        if (!before.findingId().equals(finding) || !before.ruleId().equals(rule)) {
            throw Problem.invalid(
                    "/renews", "another-one", "The waiver that is renewed is of another finding or rule.");
        }
    }

    /** The agency no longer asks for it. */
    @Transactional
    Waiver takeBack(UUID agencyId, UUID id, @Nullable String ifMatch) {
        Waiver waiver = locked(agencyId, id, ifMatch);
        Caller person = caller.require(Action.REPORT, agencyId);
        State next = waiver.after(WaiverMove.TAKE_BACK, Side.AGENCY, person.identity());
        ends.end(
                waiver,
                next,
                WaiverMove.TAKE_BACK,
                Side.AGENCY,
                person.name(),
                Value.said(Phrase.WAIVER_TAKEN_BACK),
                clock.instant());
        return waivers.one(ids(agencyId), id).orElseThrow();
    }

    /** The office records that it was granted or refused, or ends it. */
    @Transactional
    Waiver decide(UUID agencyId, UUID id, WaiverRequest.Decided asked, @Nullable String ifMatch) {
        Waiver waiver = locked(agencyId, id, ifMatch);
        Caller person = caller.require(Action.DECIDE, agencyId);
        WaiverRequest.Decision decision = required("/decision", asked.decision(), "Say what you decide.");
        String reason = required(
                "/reason",
                bounded("/reason", asked.reason(), LONGEST_TEXT),
                "Say why, in a sentence that the agency will read.");
        State next = waiver.after(decision.move(), Side.OFFICE, person.identity());
        Instant now = clock.instant();
        if (decision == WaiverRequest.Decision.REVOKE) {
            ends.end(waiver, next, WaiverMove.REVOKE, Side.OFFICE, person.name(), Value.text(reason), now);
        } else {
            record(waiver, decision, next, person, reason, asked.reference(), now);
        }
        return waivers.one(ids(agencyId), id).orElseThrow();
    }

    private void record(
            Waiver waiver,
            WaiverRequest.Decision decision,
            State next,
            Caller person,
            String reason,
            @Nullable String filed,
            Instant now) {
        String reference = bounded("/reference", filed, LONGEST_REFERENCE);
        if (decision == WaiverRequest.Decision.GRANT) {
            required("/reference", reference, "Say where the decision of " + waiver.grantedBy() + " is filed.");
            requireStill(waiver);
        }
        if (decision == WaiverRequest.Decision.GRANT && waiver.renews() != null) {
            replace(waiver.renews(), person, now);
        }
        waivers.decide(waiver.id(), next, person, now, reason, reference);
        waivers.add(waiver, new Waiver.Event(now, person.name(), Side.OFFICE, decision.move(), reason, next));
        news.decided(waiver, decision);
    }

    /** What was requested is what is there now. */
    private void requireStill(Waiver waiver) {
        Finding finding = Objects.requireNonNull(findings.lock(waiver.findingId()));
        if (finding.isWithdrawn()
                || !FindingPrint.of(finding.content(), waiver.ruleId()).equals(waiver.print())
                || !waiver.expiresOn().isAfter(today())) {
            throw Problem.conflict(
                    "The device or purchase, the list of makers or the rule has changed since it was requested, or"
                            + " its last day has come. Ask the agency for a new request.");
        }
    }

    /** A renewed waiver ends when the next one begins; its finding stays closed. */
    private void replace(UUID renewed, Caller person, Instant now) {
        waivers.lock(renewed);
        Waiver before = waivers.known(renewed);
        if (before.state() == State.GRANTED) {
            waivers.end(renewed, State.REVOKED, now, "It was renewed.");
            waivers.add(
                    before,
                    new Waiver.Event(
                            now, person.name(), Side.OFFICE, WaiverMove.REVOKE, "It was renewed.", State.REVOKED));
        }
    }

    private Waiver locked(UUID agencyId, UUID id, @Nullable String ifMatch) {
        caller.require(Action.READ, agencyId);
        waivers.lock(id);
        Waiver waiver = waivers.one(ids(agencyId), id).orElseThrow(Problem::notFound);
        ETags.require(ifMatch, waiver.version());
        return waiver;
    }

    private Set<UUID> ids(UUID agencyId) {
        UUID agency = agencies.canonical(agencyId);
        Set<UUID> ids = new HashSet<>(agencies.aliasesOf(agency));
        ids.add(agency);
        return ids;
    }

    private LocalDate today() {
        return OfficeClock.today(clock);
    }

    private static String text(List<Fault> faults, String pointer, @Nullable String text, String message) {
        if (text == null || text.isBlank()) {
            faults.add(new Fault(pointer, "missing", message));
            return "";
        }
        if (text.length() > LONGEST_TEXT) {
            faults.add(new Fault(pointer, "too-long", "Use at most " + LONGEST_TEXT + " characters."));
        }
        return text.strip();
    }

    private static <T> T required(String pointer, @Nullable T value, String message) {
        if (value == null) {
            throw Problem.invalid(pointer, "missing", message);
        }
        return value;
    }

    private static @Nullable String bounded(String pointer, @Nullable String text, int longest) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (text.length() > longest) {
            throw Problem.invalid(pointer, "too-long", "Use at most " + longest + " characters.");
        }
        return text.strip();
    }
}
