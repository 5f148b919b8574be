package org.sightline.gateway.pages.agencies.agency;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.sightline.gateway.count.Links;
import org.sightline.gateway.pages.agencies.agency.AgencyCompliance.Reconciliation;
import org.sightline.gateway.pages.findings.reconciliation.AgencyBalance.OfMaker;
import org.sightline.gateway.pages.findings.reconciliation.Balance;
import org.sightline.gateway.words.Words;

/** What was bought against what became of it, as an agency's view says it: the balance of each maker in words. */
final class Reconciling {

    private Reconciling() {}

    /** In the order of the balances: those first of which the most is not explained. */
    static List<Reconciliation> of(UUID agency, List<OfMaker> makers, AgencyTexts texts) {
        return makers.stream().map(maker -> row(agency, maker, texts)).toList();
    }

    private static Reconciliation row(UUID agency, OfMaker maker, AgencyTexts texts) {
        Balance balance = maker.balance();
        Map<String, Long> byStatus = byStatus(balance);
        long registered = byStatus.values().stream().mapToLong(Long::longValue).sum();
        String bought = Words.pieces(new BigDecimal(balance.bought()).subtract(new BigDecimal(balance.returned())));
        return new Reconciliation(
                maker.makerId(),
                maker.makerName(),
                bought,
                balance.purchases(),
                balance.purchasesWithoutQuantity(),
                registered,
                byStatus,
                balance.unexplained(),
                text(maker.makerName(), bought, registered, balance, texts),
                Links.findings(
                        "agencyId",
                        agency,
                        "counted",
                        true,
                        "band",
                        "MATCH",
                        "equipment",
                        true,
                        "maker",
                        maker.makerId()));
    }

    private static Map<String, Long> byStatus(Balance balance) {
        Map<String, Long> byStatus = new TreeMap<>(Map.of(
                "installed", balance.installed(),
                "in_stock", balance.inStock(),
                "removed", balance.removed(),
                "disposed", balance.disposed()));
        byStatus.values().removeIf(pieces -> pieces == 0);
        return byStatus;
    }

    private static String text(String maker, String bought, long registered, Balance balance, AgencyTexts texts) {
        List<String> sentences = new ArrayList<>();
        sentences.add(texts.boughtAndRegistered(maker, bought, registered));
        long reported = balance.removed() + balance.disposed();
        if (reported > 0) {
            sentences.add(texts.reportedAsGone(Long.toString(reported)));
        }
        if (new BigDecimal(balance.reported()).signum() > 0) {
            sentences.add(texts.reportedInPlans(balance.reported()));
        }
        if (new BigDecimal(balance.takenAway()).signum() > 0) {
            sentences.add(texts.takenAway(balance.takenAway()));
        }
        if (new BigDecimal(balance.verified()).signum() > 0) {
            sentences.add(texts.verifiedAsRemoved(balance.verified()));
        }
        if (balance.explained() > 0) {
            sentences.add(texts.explained(balance.explained()));
        }
        if (new BigDecimal(balance.unexplained()).signum() > 0) {
            sentences.add(texts.whereAreTheOthers(balance.unexplained()));
        }
        if (balance.purchasesWithoutQuantity() > 0) {
            sentences.add(texts.purchasesWithoutQuantity(balance.purchasesWithoutQuantity()));
        }
        return String.join(" ", sentences);
    }
}
