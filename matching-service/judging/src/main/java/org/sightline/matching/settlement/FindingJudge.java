package org.sightline.matching.settlement;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.finding.FindingContent;
import org.sightline.matching.finding.FindingContent.FundingState;
import org.sightline.matching.finding.FindingContent.Judged;
import org.sightline.matching.finding.FindingContent.Particulars;
import org.sightline.matching.held.Buyer;
import org.sightline.matching.held.ContractLine;
import org.sightline.matching.held.Device;
import org.sightline.matching.law.JudgedEntity;
import org.sightline.matching.law.ListedGoods;
import org.sightline.matching.purchase.NetPurchase;
import org.sightline.matching.purchase.PurchaseDate;
import org.sightline.matching.purchase.PurchaseFunding;
import org.sightline.matching.purchase.Purchases;
import org.sightline.matching.screening.match.Evidence;
import org.sightline.matching.screening.match.EvidenceKind;
import org.sightline.matching.screening.match.Match;
import org.sightline.matching.screening.match.Role;
import org.sightline.matching.screening.subject.Field;
import org.sightline.matching.verdict.book.RuleBook;
import org.sightline.matching.verdict.facts.Basis;
import org.sightline.matching.verdict.facts.Circumstances;
import org.sightline.matching.verdict.facts.ContractEvent;
import org.sightline.matching.verdict.facts.Facts;
import org.sightline.matching.verdict.facts.FundCode;
import org.sightline.matching.verdict.facts.ItemClass;
import org.sightline.matching.verdict.facts.ObligationDate;
import org.sightline.matching.verdict.judging.FundingOutcome;
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
record FindingJudge(RuleBook rules, LocalDate today) {

    private static final Map<Field, String> FIELDS = Map.of(
            Field.VENDOR_NAME, "vendorName",
            Field.DESCRIPTION, "description",
            Field.MANUFACTURER, "manufacturer",
            Field.MODEL, "model",
            Field.UEI, "vendorUei",
            Field.CAGE, "vendorCage",
            Field.MAC, "mac",
            Field.FCC_ID, "fccId",
            Field.BANNER, "banner");

    /** Why a line is a mention, where the reason is that something was bought for equipment that is there. */
    private static final Set<String> SIGNS_OF_EQUIPMENT =
            Set.of("compatible part", "part or service for it", "service about it");

    /** A line with what screening says of it and one maker. */
    record Matched(ContractLine line, Match match) {}

    /** The facts of a purchase or device, apart from who made it and who bought it. */
    private record Item(ObligationDate date, ItemClass itemClass, ContractEvent event, PurchaseFunding funding) {}

    /**
     * What a purchase's finding says. The leading line comes first.
     *
     * @param chart what fund codes mean at this buyer, possibly empty
     * @param reviewed what people recorded of it
     */
    FindingContent purchase(
            Purchases.Purchase<Matched> purchase, Buyer buyer, List<FundCode> chart, ReviewedFacts reviewed) {
        List<ContractLine> lines = purchase.lines().stream().map(Matched::line).toList();
        Match match = strongest(purchase);
        PurchaseDate date = PurchaseDate.of(lines);
        NetPurchase net = NetPurchase.of(lines);
        PurchaseFunding funding =
                PurchaseFunding.of(lines, date.period(), FundingReader.builtIn(), chart, reviewed.toldAt());
        Item item = new Item(date.period(), itemClass(match, lines), event(lines.get(0)), funding);
        return new FindingContent(
                purchase.key(),
                FindingContent.Screened.of(match, evidence(purchase)),
                lines.stream().map(FindingContent.Line::of).toList(),
                null,
                new Particulars(
                        date.text(),
                        net.quantity(),
                        net.amount(),
                        lines.get(0).currency(),
                        item.itemClass().wireName()),
                judged(
                        match,
                        item,
                        facts(
                                match,
                                buyer,
                                asJudged(match, item),
                                reviewed,
                                lines.stream().flatMap(FindingJudge::texts).toList())),
                stamp(match));
    }

    /**
     * A part, license or service that somebody else sells for a maker's equipment is no purchase from the maker. It says that the
     * equipment is there, so it is judged as an accessory, which no law prohibits.
     */
    private static Item asJudged(Match match, Item item) {
        return match.role() == Role.MENTION
                ? new Item(item.date(), ItemClass.ACCESSORY, ContractEvent.PURCHASE, item.funding())
                : item;
    }

    /** Whether a mention says that the maker's equipment is installed. */
    private static boolean isSignOfEquipment(Match match) {
        return match.evidence().stream()
                .anyMatch(one -> one.kind() == EvidenceKind.ROLE && SIGNS_OF_EQUIPMENT.contains(one.note()));
    }

    /** What a device's finding says. Nobody publishes what a device was paid with. */
    FindingContent device(Device device, Match match, Buyer buyer, ReviewedFacts reviewed) {
        LocalDate installed = device.installedOn();
        Item item = new Item(
                installed == null ? ObligationDate.unknown() : ObligationDate.of(installed),
                ItemClassifier.builtIn()
                        .classify(null, device.maker(), device.model(), List.of())
                        .itemClass(),
                ContractEvent.PURCHASE,
                PurchaseFunding.unknown());
        return new FindingContent(
                null,
                FindingContent.Screened.of(
                        match,
                        match.evidence().stream()
                                .map(one -> evidence(one, null))
                                .toList()),
                List.of(),
                FindingContent.Installed.of(device),
                new Particulars(
                        installed == null ? null : installed.toString(),
                        device.quantity() == null ? "1" : device.quantity().toString(),
                        null,
                        null,
                        item.itemClass().wireName()),
                judged(match, item, facts(match, buyer, item, reviewed, Arrays.asList(device.maker(), device.model()))),
                stamp(match));
    }

    private static Stream<@Nullable String> texts(ContractLine line) {
        return Stream.of(line.description(), line.manufacturer(), line.model());
    }

    private Facts facts(Match match, Buyer buyer, Item item, ReviewedFacts reviewed, List<@Nullable String> texts) {
        Set<String> approved = rules.approved(texts.stream(), item.itemClass(), item.date());
        return new Facts(
                buyer.ruleKind(),
                buyer.state(),
                item.date(),
                JudgedEntity.of(rules, match, texts.stream()),
                Basis.valueOf(match.basis().name()),
                item.itemClass(),
                reviewed.purpose(),
                Set.of(),
                buyer.federalContractor(),
                item.event(),
                Circumstances.NONE.withListed(approved));
    }

    private Judged judged(Match match, Item item, Facts facts) {
        PurchaseFunding funding = item.funding();
        FundingState state = state(funding);
        if (match.role() == Role.MENTION && !isSignOfEquipment(match)) {
            // Talking of a maker is no purchase: no law looks at it.
            return new Judged(funding.names(), state, null, Verdict.NOT_COVERED, List.of(), List.of(), List.of());
        }
        FundingOutcome outcome = FundingOutcome.of(rules, facts, funding.history(), funding.noticeOn(), today);
        boolean moved = state == FundingState.RECODED || state == FundingState.RECODED_AFTER_NOTICE;
        return new Judged(
                funding.names(),
                state,
                moved ? outcome.onFirst().headline() : null,
                outcome.headline(),
                outcome.regimes(),
                outcome.decidingRules(),
                outcome.heldByMove() ? List.of() : outcome.onLast().missing());
    }

    private static @Nullable FundingState state(PurchaseFunding funding) {
        return switch (funding.state()) {
            case AS_RECORDED -> null;
            case COMPLETED -> FundingState.COMPLETED;
            case RECODED -> FundingState.RECODED;
            case RECODED_AFTER_NOTICE -> FundingState.RECODED_AFTER_NOTICE;
        };
    }

    private FindingContent.Stamp stamp(Match match) {
        return new FindingContent.Stamp(match.watchlistVersion(), rules.version(), today);
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

    private static ItemClass itemClass(Match match, List<ContractLine> lines) {
        if (match.ofGoods()) {
            return lines.stream()
                    .flatMap(line ->
                            ListedGoods.classOf(match, line.description(), line.manufacturer(), line.model()).stream())
                    .filter(item -> item != ItemClass.UNKNOWN)
                    .findFirst()
                    .orElse(ItemClass.UNKNOWN);
        }
        return lines.stream()
                .map(FindingJudge::itemClass)
                .filter(item -> item != ItemClass.UNKNOWN)
                .findFirst()
                .orElse(ItemClass.UNKNOWN);
    }

    private static ItemClass itemClass(ContractLine line) {
        List<Code> codes = line.codes().stream()
                .map(code -> new Code(code.scheme(), code.code()))
                .toList();
        return ItemClassifier.builtIn()
                .classify(line.description(), line.manufacturer(), line.model(), codes)
                .itemClass();
    }

    private static ContractEvent event(ContractLine leading) {
        return EventReader.builtIn().read(leading.description()).event();
    }

    private static List<FindingContent.Evidence> evidence(Purchases.Purchase<Matched> purchase) {
        return purchase.lines().stream()
                .flatMap(matched -> matched.match().evidence().stream().map(one -> evidence(one, matched.line())))
                .toList();
    }

    private static FindingContent.Evidence evidence(Evidence one, @Nullable ContractLine line) {
        return new FindingContent.Evidence(
                one.kind(),
                line == null ? null : line.id(),
                field(one.field(), line == null),
                one.start(),
                one.end(),
                one.text(),
                one.ruleId(),
                one.weight(),
                one.note().isEmpty() ? null : one.note());
    }

    /** The field of the message that the text stands in. */
    private static String field(Field field, boolean ofDevice) {
        return field == Field.MANUFACTURER && ofDevice ? "maker" : Objects.requireNonNull(FIELDS.get(field));
    }
}
