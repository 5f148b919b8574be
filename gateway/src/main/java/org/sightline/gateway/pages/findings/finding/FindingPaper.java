package org.sightline.gateway.pages.findings.finding;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.audit.AuditLog;
import org.sightline.gateway.paper.Paper;
import org.sightline.gateway.reason.LawTitles;
import org.sightline.gateway.relay.Relay;
import org.sightline.gateway.route.Part;
import org.sightline.gateway.shell.CurrentShell;
import org.sightline.gateway.shell.Formats;
import org.sightline.gateway.view.ViewRepository;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.CurrentCaller;

/**
 * One finding on paper, with all that it rests on: what the record says, what each law says of it and by which facts, and what
 * became of it. As it is now; the audit log of the agency says who took it.
 */
@ApplicationScoped
public class FindingPaper {

    private static final String READ_OPEN = "[";
    private static final String READ_CLOSE = "]";
    /** What services say stays English in every paper. */
    private static final Locale SERVICES_WRITE = Locale.ENGLISH;
    /** The role of what Sightline does by itself. */
    private static final String SYSTEM = "system";

    private final ViewRepository known;
    private final CurrentCaller current;
    private final Relay relay;
    private final FindingDesk desk;
    private final AuditLog audit;
    private final CurrentShell shell;

    FindingPaper(
            ViewRepository known,
            CurrentCaller current,
            Relay relay,
            FindingDesk desk,
            AuditLog audit,
            CurrentShell shell) {
        this.known = known;
        this.current = current;
        this.relay = relay;
        this.desk = desk;
        this.audit = audit;
        this.shell = shell;
    }

    /**
     * The PDF.
     *
     * @throws org.sightline.kit.problem.Problem 404 where there is none that the caller may see, 503 where it is too long for
     *     the view and matching-service is away
     */
    Response file(UUID findingId) {
        ViewRepository.Stored stored = known.finding(current.get(), findingId);
        current.require(Action.READ, stored.agencyId());
        JsonNode json = stored.isCut() ? relay.get(Part.MATCHING, "/findings/" + findingId) : desk.read(stored.json());
        byte[] pdf = paper(desk.seen(stored.agencyId(), json));
        audit.exported(
                Map.of(stored.agencyId(), 1L), current.get(), "export finding", "/findings/" + findingId, "none");
        return Response.ok(pdf)
                .type("application/pdf")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"finding-" + findingId + ".pdf\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private byte[] paper(FindingDesk.Seen seen) {
        Finding finding = seen.finding();
        Paper paper = Paper.titled(
                seen.title(texts()),
                shell.locale(),
                (page, pages) -> texts().foot(finding.id().toString(), finding.version(), page, pages));
        said(paper, seen);
        facts(paper, finding);
        paper.heading(shell.labels().whatTheRecordSays()).text(texts().readStandsInBrackets());
        record(paper, seen);
        if (!mentioned(finding)) {
            laws(paper, seen);
        }
        history(paper, finding);
        return paper.bytes();
    }

    /**
     * Adds a finding to a paper about several, under a heading of its own: what it is, what the record says, and each law
     * that says something of it.
     */
    public void add(Paper paper, FindingDesk.Seen seen) {
        paper.heading(seen.title(texts()));
        said(paper, seen);
        facts(paper, seen.finding());
        record(paper, seen);
        seen.bearing().forEach(ruling -> ruling(paper, ruling));
        paper.text(judged(seen.finding()));
    }

    private void said(Paper paper, FindingDesk.Seen seen) {
        Finding finding = seen.finding();
        paper.fact(
                shell.labels().verdict(),
                mentioned(finding) ? texts().onlyMentioned() : Formats.words(finding.verdict()),
                texts().notInTheRecord());
        warnings(seen).forEach(paper::text);
    }

    private Stream<String> warnings(FindingDesk.Seen seen) {
        Finding finding = seen.finding();
        return Stream.of(
                        mentioned(finding) ? texts().thisLineTalksAboutTheMaker() : texts().aMatchIsNoViolation(),
                        seen.unverified() ? texts().unverifiedTheDecidingLawsOwnText() : "",
                        finding.band().equals("REVIEW") ? texts().toReviewNotCountedUntil() : "",
                        finding.withdrawn() ? texts().withdrawnNoLongerHolds() : "",
                        finding.recodedAfterNotice() ? texts().fundChangedAfterNotice() : "")
                .filter(text -> !text.isEmpty());
    }

    private void facts(Paper paper, Finding finding) {
        String none = texts().notInTheRecord();
        paper.fact(shell.labels().maker(), finding.fullName(), none)
                .fact(shell.labels().status(), Formats.words(finding.status()), none)
                .fact(shell.labels().date(), finding.date() == null ? null : Formats.day(finding.date()), none)
                .fact(
                        texts().item(),
                        joined(
                                Formats.words(finding.itemClass()),
                                Formats.pieces(finding.quantity()),
                                Formats.money(finding.amount(), finding.currency())),
                        none)
                .fact(
                        texts().moneyFrom(),
                        finding.funding().isEmpty()
                                ? null
                                : finding.funding().stream().map(Formats::words).collect(Collectors.joining(", ")),
                        none)
                .fact(texts().tieToTheMaker(), Formats.words(finding.basis()), none);
        if (finding.notifiedAt() != null) {
            paper.text(texts().thisBodyKnowsOfItSince(Formats.minute(finding.notifiedAt())));
        }
    }

    private void record(Paper paper, FindingDesk.Seen seen) {
        for (MarkedLine marked : seen.lines()) {
            marked.fields().forEach(field -> paper.fact(fieldName(field.name()), marks(field), ""));
            Finding.Line line = marked.line();
            paper.text(Stream.of(
                            joined(Formats.kindTitle(line.documentType()), line.documentNumber()),
                            line.orderNumber() == null ? "" : texts().ofOrder(line.orderNumber()),
                            texts().buyerAsPublished(line.buyerName()),
                            line.obligationDate() == null ? "" : texts().ordered(Formats.day(line.obligationDate())),
                            line.paymentDate() == null ? "" : texts().paid(Formats.day(line.paymentDate())),
                            line.fundingText() == null ? "" : texts().fund(line.fundingText()),
                            texts().sourceRow(seen.sourceOf(line), line.row()))
                    .filter(text -> !text.isEmpty())
                    .collect(Collectors.joining(" ")));
        }
        Finding.Device device = seen.finding().device();
        if (device != null) {
            paper.fact(
                            texts().reportedDevice(),
                            joined(device.maker(), device.model()),
                            shell.labels().notGiven())
                    .fact(texts().serial(), device.serial(), shell.labels().notGiven())
                    .fact(texts().mac(), device.mac(), shell.labels().notGiven())
                    .fact(shell.labels().site(), device.site(), shell.labels().notGiven());
        }
        paper.text(Formats.withDays(seen.finding().explanation()), SERVICES_WRITE);
    }

    private String fieldName(String name) {
        return switch (name) {
            case "description" -> texts().description();
            case "vendorName" -> shell.labels().vendor();
            case "manufacturer" -> texts().manufacturer();
            default -> shell.labels().model();
        };
    }

    /** What screening read stands in brackets: a paper may be printed without color. */
    private static String marks(MarkedLine.Field field) {
        return field.pieces().stream()
                .map(piece -> piece.marked() ? READ_OPEN + piece.text() + READ_CLOSE : piece.text())
                .collect(Collectors.joining());
    }

    private void laws(Paper paper, FindingDesk.Seen seen) {
        paper.heading(shell.labels().whatEachLawSays());
        if (seen.finding().verdicts().isEmpty()) {
            paper.text(texts().noRuleThatWeKnowLooks());
        }
        seen.bearing().forEach(ruling -> ruling(paper, ruling));
        if (!seen.others().isEmpty()) {
            paper.heading(texts().lawsThatDoNotCover(seen.others().size()));
            seen.others().forEach(ruling -> ruling(paper, ruling));
        }
        paper.text(judged(seen.finding()));
    }

    private String judged(Finding finding) {
        return texts().judgedOnByRuleBookWatchlist(
                        Formats.day(finding.evaluatedOn()), finding.ruleBookVersion(), finding.watchlistVersion());
    }

    private void ruling(Paper paper, Finding.Ruling ruling) {
        String name = Formats.words(ruling.verdict()) + ": "
                + LawTitles.lawTitle(ruling.regime()).text();
        paper.label(ruling.unverified() ? name + ", " + shell.labels().unverified() : name);
        ruling.why()
                .forEach(piece -> paper.text(piece.text().strip(), piece.english() ? SERVICES_WRITE : shell.locale()));
        if (ruling.missing() != null) {
            ruling.missing().forEach(fact -> missing(paper, fact));
        }
        paper.text(texts().ruleVersion(ruling.citation(), ruling.ruleId(), ruling.ruleVersion()) + ".");
    }

    private void missing(Paper paper, Finding.MissingFact fact) {
        String who = fact.whoCanSupply() == null
                ? null
                : texts().whoCanSupplyIt() + " " + texts().whoSupplies(fact.fact(), fact.whoCanSupply());
        paper.text(joinedBy(". ", texts().missing() + " " + Formats.words(fact.fact()), who));
        if (fact.why() != null) {
            paper.text(texts().whyItIsAsked(fact.fact(), fact.why()));
        }
    }

    private void history(Paper paper, Finding finding) {
        paper.heading(shell.labels().history());
        finding.timeline()
                .forEach(event -> paper.fact(
                        joinedBy(", ", Formats.minute(event.at()), by(event)),
                        joinedBy(": ", Formats.words(event.action()), text(event)),
                        ""));
    }

    /** Who did it; what Sightline did by itself has its own name. */
    private static String by(Finding.Event event) {
        return SYSTEM.equals(event.role()) ? Formats.words(event.role()) : event.by();
    }

    /** What happened in the reader's language, as far as Sightline itself says it; what a person wrote stays. */
    private static @Nullable String text(Finding.Event event) {
        return event.text() == null ? null : Formats.told(event.text(), event.action(), event.role());
    }

    private static boolean mentioned(Finding finding) {
        return finding.role().equals("MENTION");
    }

    private static String joined(@Nullable String... parts) {
        return joinedBy(", ", parts);
    }

    private static String joinedBy(String between, @Nullable String... parts) {
        return Stream.of(parts).filter(part -> part != null && !part.isBlank()).collect(Collectors.joining(between));
    }

    private FindingTexts texts() {
        return shell.texts(FindingTexts.class);
    }
}
