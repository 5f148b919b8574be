package org.sightline.matching.settlement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.sightline.matching.finding.FindingContent;
import org.sightline.matching.held.Buyer;
import org.sightline.matching.held.ContractLine;
import org.sightline.matching.held.Device;
import org.sightline.matching.law.JudgedEntity;
import org.sightline.matching.purchase.PurchaseDate;
import org.sightline.matching.purchase.PurchaseFunding;
import org.sightline.matching.purchase.Purchases;
import org.sightline.matching.screening.match.Evidence;
import org.sightline.matching.screening.match.Match;
import org.sightline.matching.screening.match.PathStep;
import org.sightline.matching.screening.match.Role;
import org.sightline.matching.screening.subject.Field;
import org.sightline.matching.verdict.book.RuleBook;
import org.sightline.matching.verdict.facts.Basis;
import org.sightline.matching.verdict.facts.ContractEvent;
import org.sightline.matching.verdict.facts.Facts;
import org.sightline.matching.verdict.facts.FundCode;
import org.sightline.matching.verdict.facts.FundingHistory;
import org.sightline.matching.verdict.facts.ItemClass;
import org.sightline.matching.verdict.facts.ObligationDate;
import org.sightline.matching.verdict.judging.FundingOutcome;
import org.sightline.matching.verdict.judging.MissingFact;
import org.sightline.matching.verdict.judging.RegimeVerdict;
import org.sightline.matching.verdict.reading.Code;
import org.sightline.matching.verdict.reading.EventReader;
import org.sightline.matching.verdict.reading.FundingReader;
import org.sightline.matching.verdict.reading.ItemClassifier;
import org.sightline.matching.verdict.rule.Verdict;

/**
 * From a matched purchase or device to what the finding says. Pure: the same lines, buyer, list and rules always give
 * the same content.
 *
 * @param rules the rule book to judge by
 * @param today the day of the evaluation, UTC
 */
public record FindingJudge(RuleBook rules, LocalDate today) {

    /** A line with what screening says of it and one maker. */
    public record Matched(ContractLine line, Match match) {}

    /**
     * What a purchase's finding says. The leading line comes first.
     *
     * @param chart what fund codes mean at this buyer, possibly empty
     * @param reviewed what people recorded of it
     */
    public FindingContent purchase(
            Purchases.Purchase<Matched> purchase, Buyer buyer, List<FundCode> chart, ReviewedFacts reviewed) {
        List<ContractLine> lines = purchase.lines().stream().map(Matched::line).toList();
        Match match = strongest(purchase);
        PurchaseDate date = PurchaseDate.of(lines);
        ItemClass item = itemClass(lines);
        PurchaseFunding funding =
                PurchaseFunding.of(lines, date.period(), FundingReader.builtIn(), chart, reviewed.toldAt());
        Facts facts = new Facts(
                buyer.ruleKind(),
                buyer.state(),
                date.isKnown() ? date.period() : null,
                JudgedEntity.of(rules, match),
                Basis.valueOf(match.basis().name()),
                item,
                reviewed.purpose(),
                null,
                buyer.federalContractor(),
                event(lines));
        List<FindingContent.Evidence> evidence = new ArrayList<>();
        purchase.lines()
                .forEach(matched -> matched.match()
                        .evidence()
                        .forEach(one -> evidence.add(evidence(one, matched.line(), FindingJudge::lineField))));
        return content(
                match,
                facts,
                new Details(
                        purchase.key(),
                        evidence,
                        lines.stream().map(FindingContent.Line::of).toList(),
                        null,
                        date.text(),
                        first(lines, ContractLine::quantity),
                        first(lines, ContractLine::amount),
                        lines.get(0).currency(),
                        funding));
    }

    /** What a device's finding says. Nobody publishes what a device was paid with. */
    public FindingContent device(Device device, Match match, Buyer buyer, ReviewedFacts reviewed) {
        ItemClass item = ItemClassifier.builtIn()
                .classify(null, device.maker(), device.model(), List.of())
                .itemClass();
        PurchaseFunding funding = PurchaseFunding.unknown();
        ObligationDate date = device.installedOn() == null ? null : ObligationDate.of(device.installedOn());
        Facts facts = new Facts(
                buyer.ruleKind(),
                buyer.state(),
                date,
                JudgedEntity.of(rules, match),
                Basis.valueOf(match.basis().name()),
                item,
                reviewed.purpose(),
                null,
                buyer.federalContractor(),
                ContractEvent.PURCHASE);
        List<FindingContent.Evidence> evidence = match.evidence().stream()
                .map(one -> evidence(one, null, FindingJudge::deviceField))
                .toList();
        String quantity = device.quantity() == null ? "1" : device.quantity().toString();
        return content(
                match,
                facts,
                new Details(
                        null,
                        evidence,
                        List.of(),
                        FindingContent.Installed.of(device),
                        device.installedOn() == null
                                ? null
                                : device.installedOn().toString(),
                        quantity,
                        null,
                        null,
                        funding));
    }

    private record Details(
            String purchaseKey,
            List<FindingContent.Evidence> evidence,
            List<FindingContent.Line> lines,
            FindingContent.Installed device,
            String date,
            String quantity,
            String amount,
            String currency,
            PurchaseFunding funding) {}

    private FindingContent content(Match match, Facts facts, Details details) {
        // Talking of a maker is no purchase: no law looks at it.
        PurchaseFunding funding = details.funding();
        FundingOutcome outcome = match.role() == Role.MENTION
                ? null
                : FundingOutcome.of(rules, facts, funding.history(), funding.noticeOn(), today);
        FundingHistory.State state = funding.state();
        boolean moved = state == FundingHistory.State.RECODED || state == FundingHistory.State.RECODED_AFTER_NOTICE;
        return new FindingContent(
                details.purchaseKey(),
                match.entityId(),
                match.entityName(),
                match.makerId(),
                match.makerName(),
                match.basis().name(),
                match.role().name(),
                match.score(),
                match.band().name(),
                List.copyOf(details.evidence()),
                match.path().stream().map(FindingJudge::step).toList(),
                match.explanation(),
                details.lines(),
                details.device(),
                details.date(),
                details.quantity(),
                details.amount(),
                details.currency(),
                facts.itemClass().wireName(),
                funding.names(),
                state == FundingHistory.State.RECODED_AFTER_NOTICE,
                state == FundingHistory.State.AS_RECORDED ? null : state.name().toLowerCase(Locale.ROOT),
                outcome != null && moved ? outcome.onFirst().headline().name() : null,
                outcome == null
                        ? Verdict.NOT_COVERED.name()
                        : outcome.headline().name(),
                outcome == null
                        ? List.of()
                        : outcome.regimes().stream().map(FindingJudge::regime).toList(),
                outcome == null ? List.of() : outcome.decidingRules(),
                outcome == null || outcome.heldByMove()
                        ? List.of()
                        : outcome.onLast().missing().stream()
                                .map(FindingJudge::missing)
                                .toList(),
                match.watchlistVersion(),
                rules.version(),
                today);
    }

    /** The role is the leading line's; within it the best score counts, because a payment's text is cut shorter. */
    private static Match strongest(Purchases.Purchase<Matched> purchase) {
        Role role = purchase.leading().match().role();
        return purchase.lines().stream()
                .map(Matched::match)
                .filter(match -> match.role() == role)
                .max(Comparator.comparingDouble(Match::score))
                .orElseThrow();
    }

    private static ItemClass itemClass(List<ContractLine> lines) {
        return lines.stream()
                .map(line -> ItemClassifier.builtIn()
                        .classify(
                                line.description(),
                                line.manufacturer(),
                                line.model(),
                                line.codes().stream()
                                        .map(code -> new Code(code.scheme(), code.code()))
                                        .toList())
                        .itemClass())
                .filter(item -> item != ItemClass.UNKNOWN)
                .findFirst()
                .orElse(ItemClass.UNKNOWN);
    }

    private static ContractEvent event(List<ContractLine> lines) {
        return EventReader.builtIn().read(lines.get(0).description()).event();
    }

    private static String first(List<ContractLine> lines, Function<ContractLine, String> field) {
        return lines.stream().map(field).filter(Objects::nonNull).findFirst().orElse(null);
    }

    private static FindingContent.Evidence evidence(Evidence one, ContractLine line, Function<Field, String> field) {
        return new FindingContent.Evidence(
                one.kind().name(),
                line == null ? null : line.id(),
                field.apply(one.field()),
                one.start(),
                one.end(),
                one.text(),
                one.ruleId(),
                one.weight(),
                one.note().isEmpty() ? null : one.note());
    }

    private static String lineField(Field field) {
        return switch (field) {
            case VENDOR_NAME -> "vendorName";
            case DESCRIPTION -> "description";
            case MANUFACTURER -> "manufacturer";
            case MODEL -> "model";
            case UEI -> "vendorUei";
            case CAGE -> "vendorCage";
            case MAC, FCC_ID, BANNER -> deviceField(field);
        };
    }

    private static String deviceField(Field field) {
        return switch (field) {
            case MANUFACTURER -> "maker";
            case MODEL -> "model";
            case MAC -> "mac";
            case FCC_ID -> "fccId";
            case BANNER -> "banner";
            case VENDOR_NAME, DESCRIPTION, UEI, CAGE -> lineField(field);
        };
    }

    private static FindingContent.Step step(PathStep step) {
        return new FindingContent.Step(step.id(), step.name(), step.relation(), step.from(), step.to());
    }

    private static FindingContent.Regime regime(RegimeVerdict regime) {
        return new FindingContent.Regime(
                regime.ruleId(),
                regime.ruleVersion(),
                regime.regime(),
                regime.verdict().name(),
                regime.citation(),
                regime.reason(),
                regime.factsUsed(),
                regime.missing().stream().map(FindingJudge::missing).toList(),
                regime.unverified());
    }

    private static FindingContent.Missing missing(MissingFact missing) {
        return new FindingContent.Missing(missing.fact(), missing.whoCanSupply(), missing.why());
    }
}
