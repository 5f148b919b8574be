package org.sightline.matching.lawwatch;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.law.LastLook;
import org.sightline.matching.lawwatch.match.CitedLaw.CodeSection;
import org.sightline.matching.lawwatch.match.LawTerm;
import org.sightline.matching.lawwatch.match.LawTerms;
import org.sightline.matching.verdict.book.RuleBook;
import org.sightline.matching.verdict.rule.MakerList;
import org.sightline.matching.verdict.rule.Rule;

/** How the law watch stands, and when each rule and list was last looked at. */
@Schema(name = "LawWatch", description = "How the law watch stands, and when each rule and list was last looked at.")
record LawWatchView(
        @Schema(required = true, description = "Whether the office turned it on")
        boolean enabled,

        @Schema(required = true) List<LawSource> sources,

        @Schema(
                required = true,
                description = "The rules, then the lists; those that were not looked at for longest first")
        List<Watched> watched) {

    /** A rule or list with its sources. */
    @Schema(name = "WatchedLaw")
    record Watched(
            @Schema(
                    required = true,
                    enumeration = {"rule", "list"})
            String kind,

            @Schema(required = true) String id,

            @Schema(required = true, description = "In English")
            String title,

            @Schema(required = true, description = "The rule that a list stands under; a rule's own id")
            String ruleId,

            @Schema(required = true, description = "The day on which somebody last looked whether it still stands so")
            LocalDate lookedAt,

            @Schema(required = true, description = "The day by which somebody should look again")
            LocalDate lookAgainAt,

            @Schema(
                    required = true,
                    description = "Whether that day is past, so that verdicts say when it was last checked")
            boolean overdue,

            @Schema(required = true) List<Read> sources) {}

    /** A source of a rule. */
    @Schema(name = "WatchedSource")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Read(
            @Schema(
                    required = true,
                    enumeration = {"text", "ecfr", "federal-register"},
                    description =
                            "text: what people read of the law itself; ecfr: the sections of the Code of Federal Regulations"
                                    + " that it cites; federal-register: documents that name it")
            String kind,

            @Schema(required = true, description = "What is read, in English")
            String what,

            @Schema(description = "The day of the last look; missing where there was none") @Nullable
            LocalDate lookedAt) {}

    /** When each rule was last looked at, in all and by source. */
    record Days(
            Map<String, LastLook> all, Map<String, LocalDate> ecfr, Map<String, LocalDate> register, LocalDate today) {}

    static List<Watched> watched(RuleBook book, Days days) {
        Map<String, Set<CodeSection>> sections = LawTerms.sections(book);
        List<LawTerm> terms = LawTerms.of(book);
        List<Watched> all = new ArrayList<>();
        for (Rule rule : book.rules()) {
            all.add(watched("rule", rule.id(), rule.title(), rule, sources(rule, sections, terms, days), days));
        }
        all.sort(Comparator.comparing(Watched::lookedAt));
        for (MakerList list : book.lists()) {
            book.rule(list.namedBy())
                    .ifPresent(rule -> all.add(watched(
                            "list", list.id(), list.title(), rule, sources(rule, sections, terms, days), days)));
        }
        return all;
    }

    private static Watched watched(String kind, String id, String title, Rule rule, List<Read> sources, Days days) {
        LastLook look = days.all().getOrDefault(rule.id(), LastLook.of(rule, null));
        return new Watched(kind, id, title, rule.id(), look.day(), look.next(), look.isOld(days.today()), sources);
    }

    private static List<Read> sources(
            Rule rule, Map<String, Set<CodeSection>> sections, Collection<LawTerm> terms, Days days) {
        List<Read> sources = new ArrayList<>();
        sources.add(new Read("text", rule.citation(), LastLook.of(rule, null).day()));
        Set<CodeSection> cited = sections.getOrDefault(rule.id(), Set.of());
        if (!cited.isEmpty()) {
            String what = String.join(
                    "; ",
                    cited.stream()
                            .map(section -> section.title() + " CFR " + section.identifier())
                            .toList());
            sources.add(new Read("ecfr", what, days.ecfr().get(rule.id())));
        }
        List<String> searched = terms.stream()
                .filter(term ->
                        term.rules().contains(rule.id()) && !term.search().isEmpty())
                .map(LawTerm::search)
                .distinct()
                .toList();
        if (!searched.isEmpty()) {
            sources.add(new Read(
                    "federal-register",
                    String.join("; ", searched),
                    days.register().get(rule.id())));
        }
        return sources;
    }
}
