package org.sightline.gateway.pages.office.law;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.pages.findings.finding.FindingFilter;
import org.sightline.gateway.pages.findings.finding.FindingRepository;
import org.sightline.gateway.pages.office.draft.DraftForms;
import org.sightline.gateway.pages.office.draft.DraftKind;
import org.sightline.gateway.pages.office.draft.Shipped;
import org.sightline.gateway.pages.office.draft.ShippedReader;
import org.sightline.gateway.relay.Relay;
import org.sightline.gateway.relay.ServiceQuery;
import org.sightline.gateway.relay.ServiceReader;
import org.sightline.gateway.route.Part;
import org.sightline.gateway.shell.CurrentShell;
import org.sightline.gateway.shell.Faults;
import org.sightline.gateway.shell.FormFields;
import org.sightline.gateway.shell.Shell;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.clock.OfficeClock;
import org.sightline.kit.problem.Problem;

/**
 * The rules as the office keeps them: what each needs, whether its source was read and by whom, and how many findings rest
 * on it. One admin says that a source was read, another approves it.
 */
@Path("/rules")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class RulePages {

    /** How sure a fact of law is, as the rule book says it. */
    static final List<String> CERTAINTIES = List.of("found", "copy", "secondary", "memory");

    private static final List<String> LISTING =
            List.of("op", "list", "maker", "goods", "from", "until", "certainty", "citation");

    /**
     * An approved change.
     *
     * @param judging how far judging all findings by it is; null where that is not under way
     */
    record Version(
            String draftedBy,
            String approvedBy,
            Instant publishedAt,
            List<RuleDraft.Change> changes,
            @Nullable Judging judging) {}

    /** Of how many findings so many are judged. */
    record Judging(long findings, long judged) {}

    /** A list that rules name, with who is on it, as matching-service shows it. */
    record RuleList(String id, String title, List<Member> makers) {}

    /**
     * A stay on a list.
     *
     * @param goods which goods of the maker are on a list of approved goods; null where the maker itself is on the list
     * @param until the first day off it; null while it stays
     */
    record Member(
            String maker,
            @Nullable String goods,
            LocalDate from,
            @Nullable LocalDate until) {}

    /**
     * What somebody typed of a maker on a list; nothing at first.
     *
     * @param lists those in force
     */
    record ListingForm(Map<String, String> typed, List<RuleList> lists) {

        /** What a field says. */
        public String says(String field) {
            return typed.getOrDefault(field, "");
        }

        /** What a person is asked to choose from. */
        public List<String> certainties() {
            return CERTAINTIES;
        }

        /** The makers that are or were on any list, each once. */
        public List<String> makers() {
            return lists.stream()
                    .flatMap(list -> list.makers().stream())
                    .map(Member::maker)
                    .distinct()
                    .sorted()
                    .toList();
        }
    }

    /** That the source of a rule was read by one person, and that another approved it. */
    record Check(String by, String approvedBy, Instant at) {}

    /**
     * A rule with what the office wants to know of it.
     *
     * @param check who read its source; null where the book came so, or nobody did
     * @param findings how many rest on it; null for a reader who does not read across all agencies
     */
    record Row(
            LawPages.Rule rule,
            @Nullable Check check,
            @Nullable Long findings) {

        /** Whether the findings are counted for the reader. */
        public boolean counted() {
            return findings != null;
        }

        /** How many there are; 0 where they are not counted. */
        public long number() {
            return findings == null ? 0 : findings;
        }
    }

    @CheckedTemplate(basePath = "law")
    static class Templates {
        static native TemplateInstance rules(
                Shell shell,
                String version,
                @Nullable Judging judging,
                @Nullable Shipped shipped,
                List<Row> rows,
                long unverified,
                String q,
                boolean onlyUnverified,
                List<RuleDraft> drafts,
                ListingForm form,
                List<Problem.Fault> faults);
    }

    private final CurrentShell shell;
    private final CurrentCaller current;
    private final DraftForms drafts;
    private final Relay relay;
    private final ServiceReader services;
    private final ShippedReader shipped;
    private final FindingRepository findings;
    private final Clock clock;

    RulePages(
            CurrentShell shell,
            CurrentCaller current,
            DraftForms drafts,
            Relay relay,
            ServiceReader services,
            ShippedReader shipped,
            FindingRepository findings,
            Clock clock) {
        this.shell = shell;
        this.current = current;
        this.drafts = drafts;
        this.relay = relay;
        this.services = services;
        this.shipped = shipped;
        this.findings = findings;
        this.clock = clock;
    }

    @GET
    @Requires(Action.SEE_OFFICE)
    @Operation(hidden = true)
    public TemplateInstance list(
            @QueryParam("q") @Nullable String q,
            @QueryParam("unverified") @Nullable Boolean unverified,
            @QueryParam("list") @Nullable String list,
            @QueryParam("maker") @Nullable String maker,
            @QueryParam("goods") @Nullable String goods) {
        // A link beside who is on a list fills in the form by which the maker leaves it.
        Map<String, String> form = list == null || maker == null
                ? Map.of()
                : Map.of(
                        "op",
                        "end_listing",
                        "list",
                        list.strip(),
                        "maker",
                        maker.strip(),
                        "goods",
                        goods == null ? "" : goods.strip());
        return page(q == null ? "" : q.strip(), Boolean.TRUE.equals(unverified), form, List.of());
    }

    /** Drafts that the source of a rule was read and says what the book holds. */
    @POST
    @Requires(Action.ADMINISTER)
    @Path("{ruleId}/check")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response check(
            String ruleId,
            @FormParam("version") @Nullable String version,
            @FormParam("source") @Nullable String source) {
        current.require(Action.ADMINISTER, null);
        String read = source == null ? "" : source.strip();
        if (read.isEmpty()) {
            Problem missing = Problem.invalid("source-" + ruleId, "missing", texts().sayWhatYouRead());
            return Response.status(missing.status())
                    .entity(page(Faults.of(missing)))
                    .build();
        }
        Map<String, String> change = Map.of(
                "op", "confirm", "ruleId", ruleId, "version", checked(version == null ? "1" : version), "source", read);
        return drafts.make(
                DraftKind.RULES,
                Map.of("summary", texts().sourceWasRead(ruleId), "changes", List.of(change)),
                refused -> page("", false, Map.of("checked", ruleId, "read", read), Faults.of(refused)));
    }

    /** Drafts that a maker comes onto a list of the rules, leaves it on a day, or was never on it. */
    @POST
    @Requires(Action.ADMINISTER)
    @Path("listings")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response listing(MultivaluedMap<String, String> form) {
        Map<String, String> typed = FormFields.of(form, LISTING);
        return drafts.make(
                DraftKind.RULES,
                Map.of("summary", Objects.requireNonNullElse(form.getFirst("summary"), ""), "changes", List.of(typed)),
                refused -> page("", false, FormFields.typed(form), DraftForms.faultsOfOneChange(refused)));
    }

    /** Drafts that the rules of this release judge what is on record. */
    @POST
    @Requires(Action.ADMINISTER)
    @Path("shipped")
    @Operation(hidden = true)
    public Response adoptShipped() {
        return drafts.makeShipped(DraftKind.RULES, refused -> page(Faults.of(refused)));
    }

    /** The version of the reading that was checked today: that of the reading with the day. */
    private String checked(String version) {
        return version.replaceFirst("-\\d{4}-\\d{2}-\\d{2}$", "") + "-" + OfficeClock.today(clock);
    }

    /** All rules, with what is wrong. */
    TemplateInstance page(List<Problem.Fault> faults) {
        return page("", false, Map.of(), faults);
    }

    private TemplateInstance page(
            String q, boolean onlyUnverified, Map<String, String> form, List<Problem.Fault> faults) {
        Caller caller = current.require(Action.SEE_OFFICE, null);
        JsonNode book = relay.get(Part.MATCHING, "/rules");
        List<LawPages.Rule> rules = new ArrayList<>();
        book.path("rules").forEach(node -> rules.add(services.as(node, LawPages.Rule.class)));
        List<Version> versions = services.page(Part.MATCHING, ServiceQuery.to("/rules/versions"), Version.class)
                .items();
        Map<String, Check> checks = checks(versions);
        Map<String, Long> counts = caller.readsAll() ? findings.countsByRule(caller, FindingFilter.all()) : Map.of();
        List<Row> rows = rules.stream()
                .filter(rule -> holds(rule, q) && (rule.unverified() || !onlyUnverified))
                .map(rule -> new Row(
                        rule,
                        checks.get(rule.id() + " " + rule.version()),
                        caller.readsAll() ? counts.getOrDefault(rule.id(), 0L) : null))
                .toList();
        return Templates.rules(
                shell.of(shell.labels().rules()),
                book.path("version").asText(),
                versions.isEmpty() ? null : versions.getLast().judging(),
                shipped.read(),
                rows,
                rules.stream().filter(LawPages.Rule::unverified).count(),
                q,
                onlyUnverified,
                services.page(Part.MATCHING, ServiceQuery.to("/rules/drafts"), RuleDraft.class)
                        .items(),
                new ListingForm(form, lists(services, book)),
                faults);
    }

    /** The lists that rules name. */
    static List<RuleList> lists(Relay relay, ServiceReader services) {
        return lists(services, relay.get(Part.MATCHING, "/rules"));
    }

    private static List<RuleList> lists(ServiceReader services, JsonNode book) {
        return book.path("lists")
                .valueStream()
                .map(list -> services.as(list, RuleList.class))
                .toList();
    }

    private static boolean holds(LawPages.Rule rule, String q) {
        String text = (rule.id() + " " + rule.title() + " " + rule.citation() + " " + rule.jurisdiction());
        return text.toLowerCase(Locale.ROOT).contains(q.toLowerCase(Locale.ROOT));
    }

    /** Who read the source, by rule and version of the reading. */
    private static Map<String, Check> checks(List<Version> versions) {
        Map<String, Check> checks = new HashMap<>();
        for (Version version : versions) {
            for (RuleDraft.Change change : version.changes()) {
                if (change.op().equals("confirm")) {
                    checks.put(
                            change.ruleId() + " " + change.version(),
                            new Check(version.draftedBy(), version.approvedBy(), version.publishedAt()));
                }
            }
        }
        return checks;
    }

    private RulesTexts texts() {
        return shell.texts(RulesTexts.class);
    }
}
