package org.sightline.gateway.pages.findings.finding;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.filter.ListFilter;

/** Which findings are asked for. Every field that is not given does not narrow. Days are calendar days. */
public class FindingFilter extends ListFilter {

    @Parameter(
            description = "How far they are",
            schema =
                    @Schema(
                            type = SchemaType.ARRAY,
                            enumeration = {"new", "triaged", "notified", "responded", "under_review", "closed"}))
    @QueryParam("status")
    public @Nullable List<String> status;

    @Parameter(
            description = "What they are about",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"purchase", "device"}))
    @QueryParam("subject")
    public @Nullable String subject;

    @Parameter(
            description = "A purchase, or only a mention of a maker",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"PURCHASE", "MENTION"}))
    @QueryParam("role")
    public @Nullable String role;

    @Parameter(
            description = "A match, or one to review",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"MATCH", "REVIEW"}))
    @QueryParam("band")
    public @Nullable String band;

    @Parameter(
            description =
                    "true: only purchases that are counted: of a designated maker, still holding, not dismissed, no"
                            + " credit")
    @QueryParam("counted")
    public @Nullable Boolean counted;

    @Parameter(description = "true: only findings of a designated maker that still hold and were not dismissed")
    @QueryParam("standing")
    public @Nullable Boolean standing;

    @Parameter(
            description = "true: only things of which there should be a device; false: services, software, accessories")
    @QueryParam("equipment")
    public @Nullable Boolean equipment;

    @Parameter(description = "true: nothing about devices that were removed or disposed of; false: only that")
    @QueryParam("inUse")
    public @Nullable Boolean inUse;

    @Parameter(
            description = "Whose turn it is",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"agency", "office"}))
    @QueryParam("waiting")
    public @Nullable String waiting;

    @Parameter(description = "Only findings that rest on a line of this import")
    @QueryParam("importId")
    public @Nullable UUID importId;

    @Parameter(description = "Only findings that rest on this purchase line")
    @QueryParam("lineId")
    public @Nullable UUID lineId;

    @Parameter(description = "Only findings whose headline verdict rests on these rules, such as F889-B1")
    @QueryParam("rule")
    public @Nullable List<String> rule;

    @Parameter(description = "false: those that hold; true: those withdrawn; any: both")
    @QueryParam("withdrawn")
    @DefaultValue("false")
    public @Nullable String withdrawn;

    @Parameter(description = "Words in the agency's or vendor's name, the description, model or document number")
    @QueryParam("q")
    public @Nullable String q;

    @Parameter(
            description =
                    "date, amount or updated; with - in front: largest first. verdict: gravest first; -verdict: the"
                            + " other way round",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {
                                "date",
                                "-date",
                                "amount",
                                "-amount",
                                "updated",
                                "-updated",
                                "verdict",
                                "-verdict"
                            }))
    @QueryParam("sort")
    @DefaultValue("-date")
    public @Nullable String sort;

    @Parameter(
            description = "A day: without what was bought or installed after it. Only with agencyId, limit and cursor")
    @QueryParam("asOf")
    public @Nullable String asOf;

    @Parameter(
            description = "A day (its end, UTC) or an instant: what was said then, withdrawn findings too. Only with"
                    + " agencyId, limit and cursor")
    @QueryParam("knownAt")
    public @Nullable String knownAt;

    /** Without these findings; for pages of ours, not for an address. */
    public @Nullable List<UUID> without;

    /** Whether an earlier state is asked for. */
    public boolean looksBack() {
        return given(asOf) || given(knownAt);
    }

    /** Whether anything but the agency and the page narrows or sorts. */
    boolean narrows() {
        boolean words = Stream.of(subject, role, band, waiting, q).anyMatch(FindingFilter::given);
        boolean others =
                Stream.of(counted, standing, equipment, inUse, importId, lineId).anyMatch(Objects::nonNull);
        return narrowsBeyond(Set.of("agencyId"))
                || words
                || others
                || status != null && !status.isEmpty()
                || rule != null && !rule.isEmpty()
                || !"false".equals(withdrawn)
                || !"-date".equals(sort);
    }

    /** Whether counted purchases are asked for, by nothing that only a finding as a whole knows. */
    boolean isOfCountedPurchases() {
        boolean words = Stream.of(subject, role, waiting, q, asOf, knownAt).anyMatch(FindingFilter::given);
        boolean others =
                Stream.of(standing, equipment, inUse, importId, lineId, without).anyMatch(Objects::nonNull);
        return Boolean.TRUE.equals(counted)
                && !words
                && !others
                && (status == null || status.isEmpty())
                && (rule == null || rule.isEmpty())
                && (withdrawn == null || "false".equals(withdrawn));
    }

    private static boolean given(@Nullable String text) {
        return text != null && !text.isBlank();
    }

    /** A filter that narrows nothing. */
    public static FindingFilter all() {
        FindingFilter filter = new FindingFilter();
        filter.withdrawn = "false";
        filter.sort = "-date";
        return filter;
    }
}
