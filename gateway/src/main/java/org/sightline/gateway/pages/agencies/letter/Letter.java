package org.sightline.gateway.pages.agencies.letter;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.audit.AuditLog;
import org.sightline.gateway.pages.agencies.agency.AgencyCompliance;
import org.sightline.gateway.pages.agencies.agency.AgencyView;
import org.sightline.gateway.pages.findings.finding.Finding;
import org.sightline.gateway.pages.findings.finding.FindingDesk;
import org.sightline.gateway.pages.findings.finding.FindingFilter;
import org.sightline.gateway.pages.findings.finding.FindingPaper;
import org.sightline.gateway.pages.findings.finding.FindingRow;
import org.sightline.gateway.pages.followup.work.Contacts;
import org.sightline.gateway.pages.followup.work.Task;
import org.sightline.gateway.pages.followup.work.TaskReader;
import org.sightline.gateway.pages.followup.work.WorkTexts;
import org.sightline.gateway.paper.Letterhead;
import org.sightline.gateway.paper.Paper;
import org.sightline.gateway.shell.CurrentShell;
import org.sightline.gateway.shell.Formats;
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
    private record Open(FindingDesk.Seen seen, @Nullable Task task) {

        boolean ofTheAgency() {
            return task != null && task.turn().equals("agency");
        }

        /** What is the same of equal devices; a purchase is alike to none. */
        List<Object> likeness() {
            Finding finding = seen.finding();
            Finding.Device device = finding.device();
            if (device == null || !finding.lines().isEmpty()) {
                return List.of(finding.id());
            }
            return List.of(
                    finding.what(),
                    finding.verdict(),
                    device.status(),
                    Objects.toString(finding.date(), ""),
                    task == null ? "" : task.nextStep() + task.dueOn());
        }
    }

    /**
     * Findings of which the letter says the same.
     *
     * @param all at least one; several only of equal devices
     */
    private record Alike(List<Open> all) {

        Open first() {
            return all.getFirst();
        }

        static List<Alike> of(List<Open> open) {
            return open.stream()
                    .collect(Collectors.groupingBy(Open::likeness, LinkedHashMap::new, Collectors.toList()))
                    .values()
                    .stream()
                    .map(Alike::new)
                    .toList();
        }
    }

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
                .sorted(Comparator.comparing(one -> !one.ofTheAgency()))
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
        paper.text(office.text().orElseGet(() -> shell.labels().theOversightOffice()));
        lead(agency, open.size(), more).forEach(paper::text);
        List<Alike> alike = Alike.of(open);
        if (!open.isEmpty()) {
            paper.text(texts().toDo(open.stream().filter(Open::ofTheAgency).count()))
                    .heading(texts().inShort())
                    .table(columns(), rows(alike))
                    .text(texts().readStandsInBrackets());
        }
        for (Alike one : alike) {
            findings.add(paper, one.first().seen());
            if (one.all().size() > 1) {
                paper.fact(texts().equalDevices(one.all().size()), devices(one), "");
            }
            paper.fact(texts().whatIsDue(), next(one.first()), texts().noDay());
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
                new Paper.Column(shell.labels().what(), WIDE, false),
                new Paper.Column(shell.labels().verdict(), NARROW, false),
                new Paper.Column(texts().next(), NARROW, false),
                new Paper.Column(shell.labels().due(), NARROW, false));
    }

    private List<List<String>> rows(List<Alike> alike) {
        return IntStream.range(0, alike.size())
                .mapToObj(place -> row(place + 1, alike.get(place)))
                .toList();
    }

    private List<String> row(int number, Alike alike) {
        Open open = alike.first();
        Finding finding = open.seen().finding();
        String day = finding.date() == null ? "" : ", " + Formats.day(finding.date());
        int count = alike.all().size();
        Task task = open.task();
        return List.of(
                Integer.toString(number),
                count == 1 ? finding.what() + day : texts().several(count, finding.what() + day),
                Formats.words(finding.verdict()),
                task == null ? "" : step(open, task),
                task == null || !open.ofTheAgency() ? "" : due(task));
    }

    /** By what the agency knows each of them. */
    private static String devices(Alike alike) {
        return alike.all().stream()
                .map(one -> Objects.requireNonNull(one.seen().finding().device(), "only devices are alike"))
                .map(device -> Stream.of(device.serial(), device.mac(), device.site())
                        .filter(text -> text != null && !text.isBlank())
                        .collect(Collectors.joining(", ")))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("; "));
    }

    private @Nullable String next(Open open) {
        Task task = open.task();
        if (task == null) {
            return null;
        }
        return open.ofTheAgency() ? texts().nextUntil(step(open, task), due(task)) : step(open, task);
    }

    /** The office's own steps are none of the agency's business. */
    private String step(Open open, Task task) {
        return open.ofTheAgency() ? shell.texts(WorkTexts.class).step(task.step()) : texts().theOfficeLooksFirst();
    }

    private String due(Task task) {
        LocalDate day = task.dueOn();
        return day == null ? texts().noDay() : Formats.day(day);
    }

    private LetterTexts texts() {
        return shell.texts(LetterTexts.class);
    }
}
