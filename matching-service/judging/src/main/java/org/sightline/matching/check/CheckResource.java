package org.sightline.matching.check;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.clock.OfficeClock;
import org.sightline.kit.problem.Problem;
import org.sightline.kit.problem.RequestBody;
import org.sightline.matching.held.Buyer;
import org.sightline.matching.law.JudgedEntity;
import org.sightline.matching.law.LawLooks;
import org.sightline.matching.law.ListedGoods;
import org.sightline.matching.law.RulesInForce;
import org.sightline.matching.screening.match.Band;
import org.sightline.matching.screening.match.Match;
import org.sightline.matching.screening.match.Role;
import org.sightline.matching.screening.subject.Subject;
import org.sightline.matching.verdict.book.RuleBook;
import org.sightline.matching.verdict.facts.Basis;
import org.sightline.matching.verdict.facts.BuyerKind;
import org.sightline.matching.verdict.facts.Circumstances;
import org.sightline.matching.verdict.facts.ContractEvent;
import org.sightline.matching.verdict.facts.Facts;
import org.sightline.matching.verdict.facts.FundingKind;
import org.sightline.matching.verdict.facts.ItemClass;
import org.sightline.matching.verdict.facts.ObligationDate;
import org.sightline.matching.verdict.facts.Origin;
import org.sightline.matching.verdict.facts.Purpose;
import org.sightline.matching.verdict.judging.Alternative;
import org.sightline.matching.verdict.judging.Alternatives;
import org.sightline.matching.verdict.judging.Judgement;
import org.sightline.matching.verdict.judging.MissingFact;
import org.sightline.matching.verdict.judging.RegimeVerdict;
import org.sightline.matching.verdict.reading.FundingReader;
import org.sightline.matching.verdict.reading.ItemClassifier;
import org.sightline.matching.verdict.rule.Verdict;
import org.sightline.matching.watchlists.WatchlistInForce;
import org.sightline.matching.watchlists.Watchlists;

/**
 * "May we buy this?": a verdict before the purchase. Open to everybody who is signed in; what is asked is not stored,
 * only that somebody asked and what the answer was.
 */
@Path("/check")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "check")
public class CheckResource {

    private final RulesInForce rules;
    private final Watchlists lists;
    private final LawLooks looks;
    private final CheckAuditRepository audit;
    private final CurrentCaller caller;
    private final Clock clock;

    CheckResource(
            RulesInForce rules,
            Watchlists lists,
            LawLooks looks,
            CheckAuditRepository audit,
            CurrentCaller caller,
            Clock clock) {
        this.rules = rules;
        this.lists = lists;
        this.looks = looks;
        this.audit = audit;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * What somebody wants to buy: a description, a maker, a model or a number. Everything else may be missing; what matters and
     * is missing comes back as missing.
     *
     * @param state two letters
     * @param sku the shop's or maker's number
     * @param funding local, state, federal_grant, federal_appropriation, usf, fcc_subsidy, or the fund's name as written
     * @param grade of a router or hotspot: consumer, mainly for homes, or enterprise, which takes in industrial and military;
     *     other goods have none
     * @param origin where the goods are made: a country in two letters, foreign, or stages such as "made US; designed CN;
     *     assembled MX; parts CN"
     * @param date a day, month, quarter, year or fiscal year; today where missing
     */
    @Schema(name = "CheckQuestion", examples = """
                    {"buyerKind": "city", "state": "TX", "description": "HIKVISION 4MP TURRET CAMERA DS-2CD2343G0-I",
                     "funding": ["federal_grant"], "date": "2026-11-24"}""")
    record Question(
            @Schema(
                    enumeration = {
                        "federal_agency",
                        "state_agency",
                        "state_university",
                        "county",
                        "city",
                        "town",
                        "school_district",
                        "special_district"
                    })
            @Nullable
            String buyerKind,

            @Schema(examples = "TX") @Nullable String state,
            @Nullable String sku,

            @Schema(examples = "HIKVISION 4MP TURRET CAMERA DS-2CD2343G0-I") @Nullable
            String description,

            @Nullable String manufacturer,
            @Nullable String model,
            @Nullable String vendor,
            @Nullable List<String> funding,

            @Schema(examples = "2026-11-24") @Nullable String date,
            @Nullable Boolean federalContractor,

            @Schema(enumeration = {"consumer", "enterprise"}) @Nullable
            String grade,

            @Schema(examples = "made CN; designed US") @Nullable
            String origin) {

        /** Whether it says what is to be bought; a vendor alone does not. */
        private boolean saysWhat() {
            return isSaid(description) || isSaid(manufacturer) || isSaid(model) || isSaid(sku);
        }

        private static boolean isSaid(@Nullable String text) {
            return text != null && !text.isBlank();
        }
    }

    /**
     * The answer for one maker that was recognised.
     *
     * @param notes plain sentences that hold for the whole, such as that a state's law is not known
     */
    @Schema(name = "CheckedMaker")
    record CheckedMaker(
            String entityId,
            String entityName,
            @Nullable String makerId,
            @Nullable String makerName,
            String shortName,
            org.sightline.matching.screening.match.Basis basis,
            Role role,
            double score,
            Band band,
            String explanation,
            Verdict verdict,
            List<String> decidingRules,
            List<RegimeVerdict> verdicts,
            List<MissingFact> missing,
            List<Alternative> whatWouldChange,
            List<String> notes) {}

    /**
     * The whole answer: the headline is the most severe.
     *
     * @param answer in plain words
     */
    @Schema(name = "CheckAnswer")
    record Answer(
            Verdict verdict,
            String answer,
            List<CheckedMaker> makers,
            String itemClass,
            Set<String> funding,
            String date,
            String watchlistVersion,
            String ruleBookVersion,
            LocalDate evaluatedOn) {}

    @POST
    @Requires(Action.SIGNED_IN)
    @Transactional
    @Operation(
            operationId = "check",
            summary = "May we buy this?",
            description = "Nothing of the question is stored; only that it was asked.")
    public Answer check(@Nullable Question asked) {
        Caller by = caller.get();
        Question question = RequestBody.required(asked);
        if (!question.saysWhat()) {
            throw Problem.invalid(
                    "/description", "missing", "Enter what you want to buy: description, manufacturer, model or sku.");
        }
        LocalDate today = OfficeClock.today(clock);
        WatchlistInForce list = lists.current();
        RuleBook book = rules.book();
        String model = question.model() == null ? question.sku() : question.model();
        Facts facts = facts(question, model, date(question, today));
        Subject subject = Subject.ofLine(
                question.vendor(),
                question.description(),
                question.manufacturer(),
                model,
                facts.date().last());
        List<Match> matches = list.screener().screenWithGoods(subject).stream()
                .filter(match -> match.role() == Role.PURCHASE && isMeant(match, question, model))
                .toList();
        List<CheckedMaker> makers = matches.stream()
                .map(match -> judged(book, facts, match, question, today))
                .toList();
        Verdict verdict = makers.stream().map(CheckedMaker::verdict).reduce(Verdict.NOT_COVERED, Verdict::worse);
        audit.add(by.name(), verdict);
        return new Answer(
                verdict,
                words(verdict, matches),
                makers,
                facts.itemClass().wireName(),
                facts.funding().stream().map(FundingKind::wireName).collect(Collectors.toSet()),
                facts.date().toString(),
                list.watchlist().version(),
                book.version(),
                today);
    }

    /** Whether a word of a class of goods means goods of the class. */
    private static boolean isMeant(Match match, Question question, @Nullable String model) {
        return !match.ofGoods()
                || ListedGoods.classOf(match, question.description(), question.manufacturer(), model)
                        .isPresent();
    }

    private static Facts facts(Question question, @Nullable String model, ObligationDate date) {
        ItemClass item = graded(
                ItemClassifier.builtIn()
                        .classify(question.description(), question.manufacturer(), model, List.of())
                        .itemClass(),
                question.grade());
        return new Facts(
                kind(question),
                question.state(),
                date,
                null,
                Basis.MADE_BY,
                item,
                Purpose.DEFAULT,
                funding(question, date),
                question.federalContractor(),
                ContractEvent.PURCHASE,
                Circumstances.NONE.withOrigin(origin(question)));
    }

    /** The class of network equipment by the grade that the asker gives; other goods have none. */
    private static ItemClass graded(ItemClass item, @Nullable String grade) {
        if (grade == null || grade.isBlank()) {
            return item;
        }
        ItemClass said = switch (grade.strip().toLowerCase(Locale.ROOT)) {
            case "consumer" -> ItemClass.CONSUMER_ROUTER;
            case "enterprise" -> ItemClass.ENTERPRISE_NETWORK;
            default ->
                throw Problem.invalid(
                        "/grade", "unknown-grade", "\"" + grade + "\" is no grade; write consumer or enterprise.");
        };
        boolean network = item == ItemClass.NETWORK_EQUIPMENT || item.broader() == ItemClass.NETWORK_EQUIPMENT;
        return network ? said : item;
    }

    private static Origin origin(Question question) {
        String given = question.origin();
        try {
            return given == null || given.isBlank() ? Origin.UNKNOWN : Origin.parse(given);
        } catch (IllegalArgumentException unreadable) {
            throw Problem.invalid("/origin", "no-origin", String.valueOf(unreadable.getMessage()));
        }
    }

    private CheckedMaker judged(RuleBook book, Facts asked, Match match, Question question, LocalDate today) {
        List<@Nullable String> texts =
                Arrays.asList(question.description(), question.manufacturer(), question.model(), question.sku());
        Set<String> approved = book.approved(texts.stream(), asked.itemClass(), asked.date());
        Facts facts = asked.withMaker(
                        JudgedEntity.of(book, match, texts.stream()),
                        Basis.valueOf(match.basis().name()))
                .withCircumstances(asked.circumstances().withListed(approved));
        Judgement judgement = Judgement.of(book, facts, today);
        return new CheckedMaker(
                match.entityId(),
                match.entityName(),
                match.makerId(),
                match.makerName(),
                match.shortName(),
                match.basis(),
                match.role(),
                match.score(),
                match.band(),
                match.explanation(),
                judgement.headline(),
                judgement.decidingRules(),
                looks.noted(judgement.regimes()),
                judgement.missing(),
                Alternatives.of(book, facts),
                judgement.notes());
    }

    private static String words(Verdict verdict, List<Match> matches) {
        if (matches.isEmpty()) {
            return "We recognized no listed maker in this. Check the model number with the maker before you order.";
        }
        return switch (verdict) {
            case PROHIBITED -> "Do not buy this: a law that binds you forbids it with this money.";
            case UNDETERMINED -> "We cannot say yet. Tell us what is missing, then ask again.";
            case RESTRICTED -> "You may buy this only under the conditions that are named below.";
            case FLAGGED ->
                matches.stream().allMatch(Match::ofGoods)
                        ? "No law that we know of forbids this to you, but goods of this kind from abroad are on a federal list."
                        : "No law that we know of forbids this to you, but the maker is on a federal list.";
            case NOT_COVERED -> "No law that we know of covers this purchase.";
        };
    }

    private static ObligationDate date(Question question, LocalDate today) {
        try {
            return question.date() == null || question.date().isBlank()
                    ? ObligationDate.of(today)
                    : ObligationDate.parse(question.date());
        } catch (IllegalArgumentException unreadable) {
            throw Problem.invalid("/date", "no-date", String.valueOf(unreadable.getMessage()));
        }
    }

    private static @Nullable BuyerKind kind(Question question) {
        String kind = question.buyerKind();
        if (kind == null || kind.isBlank()) {
            return null;
        }
        try {
            return Buyer.ruleKind(kind);
        } catch (IllegalArgumentException unknown) {
            throw Problem.invalid("/buyerKind", "unknown-kind", String.valueOf(unknown.getMessage()));
        }
    }

    /** The words of the API, or else the fund's own name, read as in purchase data. */
    private static Set<FundingKind> funding(Question question, ObligationDate date) {
        EnumSet<FundingKind> kinds = EnumSet.noneOf(FundingKind.class);
        for (String text : question.funding() == null ? List.<String>of() : question.funding()) {
            if (text == null || text.isBlank()) {
                continue;
            }
            try {
                kinds.add(FundingKind.parse(text));
            } catch (IllegalArgumentException notAWord) {
                kinds.addAll(FundingReader.builtIn().read(text, date).kinds());
            }
        }
        return kinds.isEmpty() ? Set.of(FundingKind.UNKNOWN) : kinds;
    }
}
