package org.sightline.gateway.pages.findings.finding;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.filter.FilterChoiceRepository;
import org.sightline.gateway.filter.FilterChoices;
import org.sightline.gateway.pages.findings.discussion.DiscussionTexts;
import org.sightline.gateway.pages.findings.discussion.NoteReader;
import org.sightline.gateway.pages.findings.join.JoinReader;
import org.sightline.gateway.pages.findings.join.JoinTexts;
import org.sightline.gateway.pages.followup.work.WorkTexts;
import org.sightline.gateway.relay.Relay;
import org.sightline.gateway.relay.RuleTitles;
import org.sightline.gateway.relay.ServiceQuery;
import org.sightline.gateway.route.Part;
import org.sightline.gateway.shell.CurrentShell;
import org.sightline.gateway.shell.Faults;
import org.sightline.gateway.shell.FormAnswer;
import org.sightline.gateway.shell.Formats;
import org.sightline.gateway.shell.Notice;
import org.sightline.gateway.shell.Query;
import org.sightline.gateway.shell.Shell;
import org.sightline.gateway.signin.HeldForms;
import org.sightline.gateway.spreadsheet.Spreadsheet;
import org.sightline.gateway.view.ViewRepository;
import org.sightline.kit.caller.Access;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.clock.OfficeClock;
import org.sightline.kit.paging.ETags;
import org.sightline.kit.paging.Page;
import org.sightline.kit.problem.Problem;

/** The list of findings, and one finding with what can be done about it. The same pages serve the office and the agency. */
@Path("/")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class FindingPages {

    @CheckedTemplate(basePath = "finding")
    static class Templates {
        static native TemplateInstance findings(
                Shell shell,
                Page<FindingRow> page,
                @Nullable FindingSum sum,
                long counted,
                FindingFilter filter,
                Query query,
                FilterChoices choices,
                Map<String, String> sorts);

        static native TemplateInstance findingEarlier(Shell shell, UUID findingId, String sentence);
    }

    /** What a form says of the finding that the person saw: its version, and when it was last changed. */
    private static final String READ = "read";

    private static final Set<String> OF_THE_FORM = Set.of("version", READ);

    private static final String CLOSED = "closed";

    /** Characters of a day, such as 2026-11-24; a moment has more. */
    private static final int DAY = 10;

    private final CurrentShell shell;
    private final CurrentCaller current;
    private final FilterChoiceRepository choices;
    private final ViewRepository known;
    private final Relay relay;
    private final RuleTitles rules;
    private final FindingDesk desk;
    private final FindingLists lists;
    private final FindingPage page;
    private final FindingPaper paper;
    private final NoteReader notes;
    private final DismissalReader dismissals;
    private final JoinReader joins;
    private final HeldForms held;
    private final RoutingContext request;
    private final Clock clock;

    FindingPages(
            CurrentShell shell,
            CurrentCaller current,
            FilterChoiceRepository choices,
            ViewRepository known,
            Relay relay,
            RuleTitles rules,
            FindingDesk desk,
            FindingLists lists,
            FindingPage page,
            FindingPaper paper,
            NoteReader notes,
            DismissalReader dismissals,
            JoinReader joins,
            HeldForms held,
            RoutingContext request,
            Clock clock) {
        this.clock = clock;
        this.shell = shell;
        this.current = current;
        this.choices = choices;
        this.known = known;
        this.relay = relay;
        this.rules = rules;
        this.desk = desk;
        this.lists = lists;
        this.page = page;
        this.paper = paper;
        this.notes = notes;
        this.dismissals = dismissals;
        this.joins = joins;
        this.held = held;
        this.request = request;
    }

    @GET
    @Requires(value = Action.READ, agency = Requires.Agency.OF_CALLER)
    @Path("findings")
    @Operation(hidden = true)
    public TemplateInstance list(@BeanParam FindingFilter filter, UriInfo uri) {
        Caller caller = current.get();
        FilterChoices found = choices.of(caller, filter);
        Map<String, String> names = new HashMap<>(found.names());
        if (filter.agencyId != null && Access.allows(caller, Action.READ, filter.agencyId)) {
            known.agencyNames(Set.of(filter.agencyId)).forEach((id, name) -> names.put(id.toString(), name));
        }
        if (filter.rule != null) {
            names.putAll(rules.of(filter.rule));
        }
        FindingSum sum = lists.sum(caller, filter);
        return Templates.findings(
                shell.of(shell.labels().findings()),
                lists.page(caller, filter, sum),
                sum,
                FindingRepository.MOST_COUNTED,
                filter,
                Query.of(uri, names),
                found,
                sorts());
    }

    /** How findings can be sorted. */
    private Map<String, String> sorts() {
        Map<String, String> sorts = new LinkedHashMap<>();
        sorts.put("-date", texts().newest());
        sorts.put("date", texts().oldest());
        sorts.put("-amount", texts().largestAmount());
        sorts.put("verdict", texts().gravestVerdict());
        sorts.put("-updated", texts().lastChanged());
        return sorts;
    }

    /** The same list as CSV. */
    @GET
    @Requires(value = Action.READ, agency = Requires.Agency.OF_CALLER)
    @Path("findings.csv")
    @Produces("text/csv")
    @Operation(hidden = true)
    public Response csv(@BeanParam FindingFilter filter) {
        return lists.csv(current.get(), filter);
    }

    /** The same list as a workbook. */
    @GET
    @Requires(value = Action.READ, agency = Requires.Agency.OF_CALLER)
    @Path("findings.xlsx")
    @Produces(Spreadsheet.TYPE)
    @Operation(hidden = true)
    public Response workbook(@BeanParam FindingFilter filter) {
        return lists.workbook(current.get(), filter);
    }

    /** The finding as PDF. */
    @GET
    @Requires(value = Action.READ, agency = Requires.Agency.FOUND)
    @Path("findings/{findingId}/report.pdf")
    @Produces("application/pdf")
    @Operation(hidden = true)
    public Response report(UUID findingId) {
        return paper.file(findingId);
    }

    @GET
    @Requires(value = Action.READ, agency = Requires.Agency.OF_CALLER)
    @Path("findings/{findingId}")
    @Operation(hidden = true)
    public Response one(UUID findingId, @QueryParam("asOf") String asOf, @QueryParam("knownAt") String knownAt) {
        if (!blank(asOf) || !blank(knownAt)) {
            return Response.ok(then(findingId, asOf, knownAt)).build();
        }
        UUID goesOn = desk.seen(findingId).finding().joinedInto();
        return goesOn == null
                ? Response.ok(page.now(findingId, Map.of(), null)).build()
                : Notice.go(request, "/findings/" + goesOn, joinTexts().itGoesOnHere());
    }

    private TemplateInstance then(UUID findingId, String asOf, String knownAt) {
        ViewRepository.Stored stored = known.finding(current.get(), findingId);
        String when = blank(knownAt)
                ? texts().nowByWhatWasBoughtBy(Formats.day(asOf))
                : isDay(knownAt) ? texts().atTheEndOf(Formats.day(knownAt)) : texts().at(knownAt);
        Optional<String> wrong = Stream.of(asOf, knownAt)
                .filter(date -> !blank(date) && !isDate(date))
                .findFirst();
        if (wrong.isPresent()) {
            return earlier(findingId, texts().isNotADate(wrong.get()));
        }
        try {
            ServiceQuery query = ServiceQuery.to("/findings/{}", findingId)
                    .with("asOf", asOf)
                    .with("knownAt", isDay(knownAt) ? endOf(LocalDate.parse(knownAt)) : knownAt);
            return page.then(stored.agencyId(), relay.get(Part.MATCHING, query.toString()), when);
        } catch (Problem refused) {
            return earlier(findingId, why(refused, when));
        }
    }

    private static boolean isDay(@Nullable String date) {
        return date != null && date.length() == DAY;
    }

    /** The last moment of a day of the office; of today, now. */
    private Instant endOf(LocalDate day) {
        Instant now = clock.instant();
        return day.equals(OfficeClock.today(clock)) ? now : OfficeClock.end(day).minus(1, ChronoUnit.MILLIS);
    }

    /** Why nothing can be said of that day. */
    private String why(Problem refused, String when) {
        return switch (refused.status()) {
            case 404 -> texts().thereWasNoSuchFinding(when);
            case 400 -> texts().isStillToCome();
            default -> throw refused;
        };
    }

    private TemplateInstance earlier(UUID findingId, String sentence) {
        return Templates.findingEarlier(shell.of(texts().lookBack()), findingId, sentence);
    }

    private static boolean isDate(String date) {
        try {
            LocalDate.parse(date.length() > DAY ? date.substring(0, DAY) : date);
            return true;
        } catch (DateTimeParseException noDate) {
            return false;
        }
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    /** An analyst's decision. */
    @POST
    @Requires(value = Action.DECIDE, agency = Requires.Agency.FOUND)
    @Path("findings/{findingId}/decisions")
    @Operation(hidden = true)
    public Response decide(UUID findingId, @FormParam("version") long version, MultivaluedMap<String, String> form) {
        Map<String, String> given = given(form);
        Map<String, Object> body = new LinkedHashMap<>(given);
        String decision = given.getOrDefault("decision", "");
        boolean purpose = decision.startsWith(FindingDesk.PURPOSE);
        if (purpose) {
            body.put("decision", "purpose");
            body.put("purpose", decision.substring(FindingDesk.PURPOSE.length()));
        }
        String done = texts().yourDecisionIsRecorded(purpose ? texts().thePurpose() : Formats.words(decision));
        return change(
                findingId,
                version,
                new Change(
                        Action.DECIDE,
                        "/decisions",
                        "decide finding",
                        form,
                        given,
                        body,
                        now -> done + proposed(given.get("outcome"), now)));
    }

    /** That an outcome was proposed alone: whoever decides a finding first does not close it. */
    private String proposed(@Nullable String outcome, JsonNode now) {
        return outcome == null || now.path("status").asText().equals(CLOSED)
                ? ""
                : " " + texts().youProposed(Formats.words(outcome));
    }

    /** The remembered "not a match" behind a finding is withdrawn, with all that it settled. */
    @POST
    @Requires(value = Action.DECIDE, agency = Requires.Agency.FOUND, freshSignIn = true)
    @Path("findings/{findingId}/dismissal/withdrawal")
    @Operation(hidden = true)
    public Response withdrawDismissal(
            UUID findingId, @FormParam("version") long version, MultivaluedMap<String, String> form) {
        Map<String, String> given = given(form);
        return FormAnswer.with(
                () -> dismissals.withdraw(findingId, version, given.getOrDefault("dismissalReason", "")),
                reopened -> Notice.go(request, "/findings/" + findingId, texts().itIsWithdrawn(reopened)),
                refused -> page.now(findingId, given, desk.refusal(findingId, refused, form.getFirst(READ))));
    }

    /** What a person says of findings of one purchase, or of lines that are two. */
    @POST
    @Requires(value = Action.DECIDE, agency = Requires.Agency.FOUND)
    @Path("findings/{findingId}/joins")
    @Operation(hidden = true)
    public Response sayPurchase(
            UUID findingId, @FormParam("version") long version, MultivaluedMap<String, String> form) {
        List<String> lines = Objects.requireNonNullElse(form.get("line"), List.of());
        return said(findingId, form, () -> joins.say(findingId, version, given(form), lines));
    }

    /** What was said of a finding is taken back. */
    @POST
    @Requires(value = Action.DECIDE, agency = Requires.Agency.FOUND)
    @Path("findings/{findingId}/joins/{joinId}/undo")
    @Operation(hidden = true)
    public Response undoJoin(
            UUID findingId, UUID joinId, @FormParam("version") long version, MultivaluedMap<String, String> form) {
        return said(findingId, form, () -> joins.undo(findingId, joinId, version));
    }

    private Response said(UUID findingId, MultivaluedMap<String, String> form, Supplier<JoinReader.Said> work) {
        JoinReader.Said said;
        try {
            said = work.get();
        } catch (Problem refused) {
            Response again = held.afterRefusal(refused, form);
            return again == null
                    ? Response.status(refused.status())
                            .entity(page.now(findingId, given(form), desk.refusal(findingId, refused, null)))
                            .build()
                    : again;
        }
        return Notice.go(request, "/findings/" + said.findingId(), done(said));
    }

    private String done(JoinReader.Said said) {
        if (said.undoneAt() != null) {
            return joinTexts().isTakenBack();
        }
        return switch (said.kind()) {
            case "parted" -> joinTexts().isParted();
            case "different_purchases" -> joinTexts().isRemembered();
            default -> said.waits() ? joinTexts().asksAnother() : joinTexts().isJoined();
        };
    }

    private JoinTexts joinTexts() {
        return shell.texts(JoinTexts.class);
    }

    /** An agency's answer. */
    @POST
    @Requires(value = Action.REPORT, agency = Requires.Agency.FOUND)
    @Path("findings/{findingId}/responses")
    @Operation(hidden = true)
    public Response answer(UUID findingId, @FormParam("version") long version, MultivaluedMap<String, String> form) {
        Map<String, String> given = given(form);
        String done = texts().yourAnswerIsRecorded();
        return change(
                findingId,
                version,
                new Change(Action.REPORT, "/responses", "answer finding", form, given, Map.copyOf(given), now -> done));
    }

    /** The office tells the agency, by mail or by a letter that is recorded. */
    @POST
    @Requires(value = Action.DECIDE, agency = Requires.Agency.FOUND)
    @Path("findings/{findingId}/notices")
    @Operation(hidden = true)
    public Response tell(UUID findingId, @FormParam("version") long version, MultivaluedMap<String, String> form) {
        Map<String, String> given = given(form);
        String done = shell.texts(WorkTexts.class).theNoticeWaits();
        return change(
                findingId,
                version,
                new Change(Action.DECIDE, "/notices", "send notice", form, given, Map.copyOf(given), now -> done));
    }

    /** The office sets who sees to it, or by when the next step is due. */
    @POST
    @Requires(value = Action.DECIDE, agency = Requires.Agency.FOUND)
    @Path("findings/{findingId}/task")
    @Operation(hidden = true)
    public Response setTask(UUID findingId, @FormParam("version") long version, MultivaluedMap<String, String> form) {
        Map<String, String> given = given(form);
        return task(findingId, version, new TaskChange("PUT", "/task", "change task", Map.of(), given));
    }

    /** The office puts it aside until a day. */
    @POST
    @Requires(value = Action.DECIDE, agency = Requires.Agency.FOUND)
    @Path("findings/{findingId}/snooze")
    @Operation(hidden = true)
    public Response snooze(UUID findingId, @FormParam("version") long version, MultivaluedMap<String, String> form) {
        Map<String, String> given = given(form);
        Map<String, String> body = renamed(given, "snoozeReason", "reason");
        return task(findingId, version, new TaskChange("PUT", "/snooze", "snooze finding", given, body));
    }

    /** The office takes it up again. */
    @POST
    @Requires(value = Action.DECIDE, agency = Requires.Agency.FOUND)
    @Path("findings/{findingId}/release")
    @Operation(hidden = true)
    public Response release(UUID findingId, @FormParam("version") long version) {
        return task(findingId, version, new TaskChange("DELETE", "/snooze", "release finding", Map.of(), null));
    }

    /**
     * A change of what has to happen next, from a form.
     *
     * @param form what the person typed, to be shown again where it is refused
     */
    private record TaskChange(
            String method,
            String below,
            String action,
            Map<String, String> form,
            @Nullable Map<String, String> body) {}

    private Response task(UUID findingId, long version, TaskChange change) {
        ViewRepository.Stored stored = known.finding(current.get(), findingId);
        current.require(Action.DECIDE, stored.agencyId());
        return FormAnswer.of(
                () -> relay.send(
                        Part.MATCHING,
                        change.method(),
                        "/findings/" + findingId + change.below(),
                        change.body(),
                        ETags.of(version),
                        stored.agencyId(),
                        change.action()),
                () -> Notice.go(
                        request,
                        "/findings/" + findingId,
                        shell.texts(WorkTexts.class).theTaskIsChanged()),
                refused -> page.now(findingId, change.form(), FindingDesk.Refusal.of(Faults.words(refused))));
    }

    /** The page has several forms with a reason or a text, so that some have names of their own for them. */
    private static Map<String, String> renamed(Map<String, String> given, String name, String sent) {
        Map<String, String> renamed = new LinkedHashMap<>(given);
        renamed.remove(name);
        renamed.put(sent, given.getOrDefault(name, ""));
        return renamed;
    }

    /** A note of the office or of the agency. */
    @POST
    @Requires(value = Action.ATTACH, agency = Requires.Agency.FOUND)
    @Path("findings/{findingId}/notes")
    @Operation(hidden = true)
    public Response addNote(UUID findingId, MultivaluedMap<String, String> form) {
        UUID agency = known.finding(current.get(), findingId).agencyId();
        current.require(Action.ATTACH, agency);
        Map<String, String> given = given(form);
        Map<String, String> note = renamed(given, "noteText", "text");
        return FormAnswer.of(
                () -> notes.add(findingId, agency, note),
                () -> Notice.go(
                        request,
                        "/findings/" + findingId + "#discussion",
                        shell.texts(DiscussionTexts.class).theNoteIsAdded()),
                refused -> page.now(findingId, given, FindingDesk.Refusal.of(Faults.words(refused))));
    }

    /** What was typed or chosen, without the version, the time and what was left empty. */
    private static Map<String, String> given(MultivaluedMap<String, String> form) {
        Map<String, String> given = new LinkedHashMap<>();
        form.forEach((name, values) -> {
            if (!OF_THE_FORM.contains(name) && !values.get(0).isBlank()) {
                given.put(name, values.get(0));
            }
        });
        return given;
    }

    /**
     * A change of a finding, from a form.
     *
     * @param may what the caller must be allowed to do in the finding's agency
     * @param below the end of the address, after the finding's own
     * @param action for the audit log
     * @param form as it came
     * @param given what the person typed, to be shown again where it is refused
     * @param done the sentence for the next page, of the finding as it then is
     */
    private record Change(
            Action may,
            String below,
            String action,
            MultivaluedMap<String, String> form,
            Map<String, String> given,
            Map<String, Object> body,
            Function<JsonNode, String> done) {}

    private Response change(UUID findingId, long version, Change change) {
        JsonNode now;
        try {
            now = desk.send(findingId, version, change.may(), change.below(), change.action(), change.body());
        } catch (Problem refused) {
            Response again = held.afterRefusal(refused, change.form());
            String read = change.form().getFirst(READ);
            return again == null
                    ? Response.status(refused.status())
                            .entity(page.now(findingId, change.given(), desk.refusal(findingId, refused, read)))
                            .build()
                    : again;
        }
        return Notice.go(request, "/findings/" + findingId, change.done().apply(now));
    }

    private FindingTexts texts() {
        return shell.texts(FindingTexts.class);
    }
}
