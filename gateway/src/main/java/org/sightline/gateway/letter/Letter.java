package org.sightline.gateway.letter;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.agency.AgencyCompliance;
import org.sightline.gateway.agency.AgencyView;
import org.sightline.gateway.audit.AuditLog;
import org.sightline.gateway.finding.Finding;
import org.sightline.gateway.finding.FindingDesk;
import org.sightline.gateway.finding.FindingFilter;
import org.sightline.gateway.finding.FindingPaper;
import org.sightline.gateway.finding.FindingRow;
import org.sightline.gateway.paper.Letterhead;
import org.sightline.gateway.paper.Paper;
import org.sightline.gateway.shell.CurrentShell;
import org.sightline.gateway.shell.Formats;
import org.sightline.gateway.work.Contacts;
import org.sightline.gateway.work.Task;
import org.sightline.gateway.work.TaskReader;
import org.sightline.gateway.work.WorkTexts;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.paging.Page;

/**
 * All open findings of one agency on paper: what the record says, what each law says, what is next and by when, and whom to
 * answer. It is in the language of the agency's contacts where they all read the same one, and of the one who asks where not. It has the moment of the view and no time of its own, so that the same state of the record gives the same letter.
 */
@ApplicationScoped
class Letter {

    /** The gravest; a letter of more is read by nobody, and the list has them all. */
    static final int MOST_FINDINGS = 200;

    /** Tasks of findings that are not in the letter may come before those that are. */
    private static final int TASKS = Page.MOST;

    private static final List<String> OPEN = List.of("new", "triaged", "notified", "responded", "under_review");
    private static final String GRAVEST_FIRST = "verdict";
    private static final int WIDE = 6;
    private static final int NARROW = 3;

    private final CurrentCaller current;
    private final AgencyView agencies;
    private final FindingDesk desk;
    private final FindingPaper findings;
    private final TaskReader tasks;
    private final Contacts contacts;
    private final AuditLog audit;
    private final CurrentShell shell;
    private final Letterhead office;

    Letter(
            CurrentCaller current,
            AgencyView agencies,
            FindingDesk desk,
            FindingPaper findings,
            TaskReader tasks,
            Contacts contacts,
            AuditLog audit,
            CurrentShell shell,
            Letterhead office) {
        this.current = current;
        this.agencies = agencies;
        this.desk = desk;
        this.findings = findings;
        this.tasks = tasks;
        this.contacts = contacts;
        this.audit = audit;
        this.shell = shell;
        this.office = office;
    }

    /** A finding of the letter, with what has to happen next; null where nothing has. */
    private record Open(FindingDesk.Seen seen, @Nullable Task task) {}

    /**
     * The PDF.
     *
     * @throws org.sightline.kit.problem.Problem 404 where the agency is not the caller's, 503 where matching-service does not
     *     say what is due: a letter without days would be taken for one without any
     */
    Response file(UUID agencyId) {
        current.require(Action.READ, agencyId);
        AgencyCompliance agency = agencies.of(agencyId);
        contacts.languageOf(agencyId).ifPresent(shell::writeFor);
        Page<FindingRow> rows = desk.page(open(agencyId));
        Map<UUID, Task> due = tasks.open(agencyId, TASKS).stream()
                .collect(Collectors.toMap(Task::findingId, Function.identity(), (first, again) -> first));
        List<Open> open = rows.items().stream()
                .map(row -> new Open(desk.seen(row.id()), due.get(row.id())))
                .toList();
        long all = rows.total() == null ? open.size() : rows.total();
        byte[] pdf = paper(agency, open, all - open.size());
        audit.exported(
                Map.of(agencyId, (long) open.size()),
                current.get(),
                "export letter",
                "/agencies/" + agencyId + "/letter",
                "none");
        return Response.ok(pdf)
                .type("application/pdf")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"letter-" + agencyId + ".pdf\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private static FindingFilter open(UUID agencyId) {
        FindingFilter filter = FindingFilter.all();
        filter.agencyId = agencyId;
        filter.status = OPEN;
        filter.standing = true;
        filter.band = "MATCH";
        filter.sort = GRAVEST_FIRST;
        filter.limit = MOST_FINDINGS;
        return filter;
    }

    private byte[] paper(AgencyCompliance agency, List<Open> open, long more) {
        String name = agency.agency().name();
        Paper paper =
                Paper.titled(texts().title(name), shell.locale(), (page, pages) -> texts().foot(name, page, pages));
        paper.text(office.text().orElseGet(() -> texts().theOversightOffice()));
        lead(agency, open.size(), more).forEach(paper::text);
        if (!open.isEmpty()) {
            paper.heading(texts().inShort()).table(columns(), rows(open)).text(texts().readStandsInBrackets());
        }
        for (Open one : open) {
            findings.add(paper, one.seen());
            paper.fact(texts().whatIsDue(), next(one.task()), texts().noDay());
        }
        paper.heading(texts().whomToAnswer()).text(texts().answerInSightline());
        office.text().map(address -> texts().orWriteTo(address)).ifPresent(paper::text);
        return paper.bytes();
    }

    private Stream<String> lead(AgencyCompliance agency, int open, long more) {
        String watchlist = agency.watchlistVersion() == null ? "" : agency.watchlistVersion();
        return Stream.of(
                        agency.asOf() == null ? "" : texts().asOf(Formats.minute(agency.asOf()), watchlist),
                        agency.agency().sample() ? texts().invented() : "",
                        texts().openFindings(open),
                        more == 0 ? "" : texts().moreAreOpen(more),
                        agency.toReview().count() == 0
                                ? ""
                                : texts().lookedAtFirst(agency.toReview().count()))
                .filter(text -> !text.isEmpty());
    }

    private List<Paper.Column> columns() {
        return List.of(
                new Paper.Column(texts().number(), 1, true),
                new Paper.Column(texts().what(), WIDE, false),
                new Paper.Column(texts().verdict(), NARROW, false),
                new Paper.Column(texts().next(), NARROW, false),
                new Paper.Column(texts().dueOn(), NARROW, false));
    }

    private List<List<String>> rows(List<Open> open) {
        return IntStream.range(0, open.size())
                .mapToObj(place -> row(place + 1, open.get(place)))
                .toList();
    }

    private List<String> row(int number, Open open) {
        Finding finding = open.seen().finding();
        Task task = open.task();
        String day = finding.date() == null ? "" : ", " + Formats.day(finding.date());
        return List.of(
                Integer.toString(number),
                finding.what() + day,
                Formats.words(finding.verdict()),
                task == null ? "" : step(task),
                task == null ? "" : due(task));
    }

    private @Nullable String next(@Nullable Task task) {
        return task == null ? null : texts().nextUntil(step(task), due(task));
    }

    private String step(Task task) {
        return shell.texts(WorkTexts.class).step(task.step());
    }

    private String due(Task task) {
        LocalDate day = task.dueOn();
        return day == null ? texts().noDay() : Formats.day(day);
    }

    private LetterTexts texts() {
        return shell.texts(LetterTexts.class);
    }
}
