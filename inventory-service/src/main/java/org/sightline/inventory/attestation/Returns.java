package org.sightline.inventory.attestation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.inventory.agency.Agency;
import org.sightline.inventory.agency.AgencyRepository;
import org.sightline.inventory.agency.AgencyStatus;
import org.sightline.inventory.attestation.AgencyReturn.Signer;
import org.sightline.inventory.standing.Correction;
import org.sightline.inventory.standing.ReturnStanding;
import org.sightline.inventory.standing.Standings;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.HeldGrants;
import org.sightline.kit.caller.HeldRole;
import org.sightline.kit.caller.RoleGiven;
import org.sightline.kit.clock.OfficeClock;
import org.sightline.kit.digest.Sha256;
import org.sightline.kit.json.Json;
import org.sightline.kit.paging.BoundCursor;
import org.sightline.kit.paging.ETags;
import org.sightline.kit.paging.Page;
import org.sightline.kit.problem.Problem;

/** Returns: drafted by a reporter, signed by another person, frozen, corrected by a new revision. */
@ApplicationScoped
class Returns {

    private static final UUID NOBODY = new UUID(0, 0);

    private final ReturnRepository returns;
    private final AgencyRepository agencies;
    private final Standings standings;
    private final HeldGrants held;
    private final Clock clock;

    Returns(ReturnRepository returns, AgencyRepository agencies, Standings standings, HeldGrants held, Clock clock) {
        this.returns = returns;
        this.agencies = agencies;
        this.standings = standings;
        this.held = held;
        this.clock = clock;
    }

    @Transactional
    List<ReturnPeriod> periods() {
        return returns.periods();
    }

    /** Opens a year, or sets another day for it. */
    @Transactional
    ReturnPeriod open(int year, LocalDate dueOn, @Nullable String ifMatch, Caller by) {
        returns.lockPeriods();
        int version = returns.period(year).map(ReturnPeriod::version).orElse(0);
        ETags.require(ifMatch, version);
        ReturnPeriod period = new ReturnPeriod(year, version + 1, dueOn, by.name(), now());
        returns.add(period);
        standings.tell(year);
        return period;
    }

    /** An agency's return as it is now; a certifier of it sees what they would sign, with who gave them the role. */
    @Transactional
    ReturnView of(UUID agencyId, int year, Caller reader) {
        Signer signer = reader.hasIn(agencyId, Caller.CERTIFIER) ? signer(reader, agencyId, Caller.CERTIFIER) : null;
        return view(agency(agencyId), period(year), returns.latest(agencyId, year), signer);
    }

    private Signer signer(Caller caller, UUID agency, String role) {
        RoleGiven given = held.of(caller.identity()).stream()
                .filter(grant -> agency.equals(grant.agencyId()))
                .flatMap(grant -> grant.roles().stream())
                .filter(one -> one.role().equals(role))
                .map(HeldRole::given)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        return new Signer(caller.name(), caller.identity(), given);
    }

    /** Saves a draft; where the latest revision was signed, the draft is its correction. */
    @Transactional
    ReturnView draft(UUID agencyId, int year, ReturnForm form, @Nullable String ifMatch, Caller by) {
        Agency agency = ownReturns(agencyId);
        ReturnPeriod period = period(year);
        returns.lock(agencyId);
        AgencyReturn latest = returns.latest(agencyId, year);
        ETags.require(ifMatch, latest == null ? 0 : latest.version());
        ReturnForm.Words words = form.checked(ReturnRules.corrects(latest));
        int revision = ReturnRules.revision(latest);
        AgencyReturn draft = new AgencyReturn(
                latest != null && latest.revision() == revision ? latest.id() : UUID.randomUUID(),
                agencyId,
                year,
                revision,
                latest == null ? 1 : latest.version() + 1,
                ReturnStatus.DRAFT,
                words,
                ReturnRules.drafters(latest, signer(by, agencyId, Caller.REPORTER)),
                now(),
                null,
                null,
                null,
                null);
        returns.draft(draft);
        standings.tell(agencyId, year);
        return view(agency, period, draft, null);
    }

    /**
     * Signs the draft.
     *
     * @param seen the hash of what the certifier read
     */
    @Transactional
    ReturnView certify(UUID agencyId, int year, @Nullable String seen, @Nullable String ifMatch, Caller by) {
        Agency agency = ownReturns(agencyId);
        ReturnPeriod period = period(year);
        returns.lock(agencyId);
        AgencyReturn latest = returns.latest(agencyId, year);
        ETags.require(ifMatch, latest == null ? 0 : latest.version());
        Signer signer = signer(by, agencyId, Caller.CERTIFIER);
        if (latest == null) {
            throw Problem.conflict("There is no draft to sign. A reporter starts one.");
        }
        if (standings.sentBack(agencyId, year).isPresent()) {
            throw Problem.conflict("The draft was sent back. It can be signed once a reporter has saved it again.");
        }
        ReturnContent content = content(agency, latest, signer);
        String json = Json.write(content);
        String hash = Sha256.hex(json);
        ReturnRules.requireSignable(latest, signer, content, seen, hash);
        AgencyReturn signed = latest.signed(signer, now(), json, hash);
        returns.sign(signed);
        standings.tell(agencyId, year);
        return view(agency, period, signed, null);
    }

    /** A signed revision, byte for byte. */
    @Transactional
    AgencyReturn signed(UUID agencyId, int year, int revision) {
        agency(agencyId);
        return returns.signed(agencyId, year).stream()
                .filter(one -> one.revision() == revision)
                .findFirst()
                .orElseThrow(Problem::notFound);
    }

    /** How each registered agency stands in a year, by name. */
    @Transactional
    Page<ReturnView.OnBoard> board(int year, int limit, @Nullable String cursor) {
        ReturnPeriod period = period(year);
        BoundCursor cursors = BoundCursor.to("returns", year);
        BoundCursor.Place after = cursors.read(cursor, 2);
        List<ReturnRepository.Stand> read = returns.board(
                year, after == null ? "" : after.text(0), after == null ? NOBODY : after.uuid(1), limit + 1);
        Page<ReturnRepository.Stand> page = Page.cut(
                read, limit, last -> cursors.after(last.name(), last.agencyId()), returns.registeredAgencies());
        return new Page<>(
                page.items().stream().map(stand -> onBoard(period, stand)).toList(), page.nextCursor(), page.total());
    }

    private ReturnView.OnBoard onBoard(ReturnPeriod period, ReturnRepository.Stand stand) {
        return new ReturnView.OnBoard(
                stand.agencyId(),
                stand.name(),
                ReturnStanding.of(stand.draft(), stand.certified()),
                ReturnRules.late(period.dueOn(), day(stand.first()), today()),
                stand.certified(),
                stand.last());
    }

    private ReturnView view(
            Agency agency, ReturnPeriod period, @Nullable AgencyReturn latest, @Nullable Signer signer) {
        List<AgencyReturn> signed = returns.signed(agency.id(), period.year());
        LocalDate first = signed.isEmpty() ? null : day(signed.getLast().certifiedAt());
        boolean late = ReturnRules.late(period.dueOn(), first, today());
        List<ReturnView.Signed> rows = signed.stream().map(Returns::row).toList();
        if (latest == null) {
            return new ReturnView(
                    agency.id(),
                    period.year(),
                    period.dueOn(),
                    0,
                    null,
                    late,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    rows);
        }
        Shown shown = shown(agency, latest, signer);
        Signer by = latest.certifiedBy();
        return new ReturnView(
                agency.id(),
                period.year(),
                period.dueOn(),
                latest.version(),
                latest.status(),
                late,
                shown.content(),
                shown.hash(),
                by == null ? null : by.name(),
                latest.certifiedAt(),
                asked(agency.id(), period.year(), signed),
                latest.status() == ReturnStatus.DRAFT
                        ? standings.sentBack(agency.id(), period.year()).orElse(null)
                        : null,
                rows);
    }

    /** What the office asks to be corrected in the latest revision that was signed; null for nothing. */
    private @Nullable Correction asked(UUID agencyId, int year, List<AgencyReturn> signed) {
        return signed.isEmpty()
                ? null
                : standings
                        .correction(agencyId, year, signed.getFirst().revision())
                        .orElse(null);
    }

    /** What a return says, and the hash that whoever signs it confirms to have seen. */
    private record Shown(ReturnContent content, String hash) {}

    private Shown shown(Agency agency, AgencyReturn latest, @Nullable Signer signer) {
        String frozen = latest.frozen();
        if (frozen != null) {
            return new Shown(Json.read(frozen, ReturnContent.class), Sha256.hex(frozen));
        }
        ReturnContent content = content(agency, latest, signer);
        return new Shown(content, Sha256.hex(Json.write(content)));
    }

    private static ReturnView.Signed row(AgencyReturn signed) {
        return new ReturnView.Signed(
                signed.revision(),
                signed.status(),
                Objects.requireNonNull(signed.sha256()),
                Objects.requireNonNull(signed.certifiedBy()).name(),
                Objects.requireNonNull(signed.certifiedAt()));
    }

    /** What the draft says together with the register of now, and who gave the people of it their roles. */
    private ReturnContent content(Agency agency, AgencyReturn draft, @Nullable Signer certifier) {
        List<ReturnContent.Line> lines = ReturnContent.bounded(returns.registered(agency.id()));
        AgencyReturn before = returns.signedBefore(agency.id(), draft.year(), draft.revision());
        ReturnContent earlier =
                before == null || before.frozen() == null ? null : Json.read(before.frozen(), ReturnContent.class);
        return new ReturnContent(
                agency.id(),
                agency.name(),
                draft.year(),
                draft.revision(),
                draft.words().statement(),
                draft.words().inquiry(),
                draft.words().note(),
                draft.words().reason(),
                ReturnContent.pieces(lines),
                lines,
                before == null || before.sha256() == null
                        ? null
                        : new ReturnContent.Since(before.year(), before.revision(), before.sha256()),
                earlier == null ? List.of() : ReturnContent.changes(earlier.lines(), lines),
                draft.drafters().stream().map(Signer::name).toList(),
                ReturnContent.RoleOf.of(draft.drafters(), certifier));
    }

    /** The agency, where it hands in returns of its own. */
    private Agency ownReturns(UUID id) {
        Agency agency = agency(id);
        if (agency.status() == AgencyStatus.MERGED) {
            throw Problem.conflict("The agency was merged into another one, which submits the return.");
        }
        return agency;
    }

    private Agency agency(UUID agencyId) {
        return agencies.byId(agencyId).orElseThrow(Problem::notFound);
    }

    /** A year that was opened. */
    @Transactional
    ReturnPeriod period(int year) {
        return returns.period(year).orElseThrow(Problem::notFound);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private LocalDate today() {
        return OfficeClock.today(clock);
    }

    private static @Nullable LocalDate day(@Nullable Instant at) {
        return at == null ? null : OfficeClock.day(at);
    }
}
