package org.sightline.gateway.agency;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.sightline.gateway.agency.AgencyCompliance.Reconciliation;
import org.sightline.gateway.agency.ComplianceRepository.Bought;
import org.sightline.gateway.agency.ComplianceRepository.Registered;
import org.sightline.gateway.count.Links;
import org.sightline.gateway.words.Words;

/** What was bought against what is registered, a row a maker, those with the most missing first. */
final class Reconciling {

    private Reconciling() {}

    static List<Reconciliation> of(UUID agency, List<Bought> bought, List<Registered> registered, AgencyTexts texts) {
        Map<String, Bought> boughtByMaker =
                bought.stream().collect(Collectors.toMap(Bought::makerId, Function.identity()));
        Map<String, List<Registered>> registeredByMaker =
                registered.stream().collect(Collectors.groupingBy(Registered::makerId));
        TreeSet<String> makers = new TreeSet<>(boughtByMaker.keySet());
        makers.addAll(registeredByMaker.keySet());
        return makers.stream()
                .map(maker -> {
                    List<Registered> rows = registeredByMaker.getOrDefault(maker, List.of());
                    Bought sum = boughtByMaker.get(maker);
                    return row(agency, sum != null ? sum : nothing(rows.getFirst()), rows, texts);
                })
                .sorted(Comparator.comparing((Reconciliation row) -> new BigDecimal(row.missing()))
                        .reversed()
                        .thenComparing(Reconciliation::makerId))
                .toList();
    }

    private static Bought nothing(Registered registered) {
        return new Bought(registered.makerId(), registered.makerName(), BigDecimal.ZERO, 0, 0);
    }

    private static Reconciliation row(UUID agency, Bought bought, List<Registered> registered, AgencyTexts texts) {
        Map<String, Long> byStatus = new TreeMap<>();
        registered.forEach(row -> byStatus.merge(row.status(), row.pieces(), Long::sum));
        long pieces = registered.stream().mapToLong(Registered::pieces).sum();
        BigDecimal missing =
                bought.quantity().subtract(BigDecimal.valueOf(pieces)).max(BigDecimal.ZERO);
        String maker = bought.makerId();
        return new Reconciliation(
                maker,
                bought.makerName(),
                Words.pieces(bought.quantity()),
                bought.purchases(),
                bought.withoutQuantity(),
                pieces,
                byStatus,
                Words.pieces(missing),
                text(bought, pieces, missing, texts),
                Links.findings(
                        "agencyId", agency, "counted", true, "band", "MATCH", "equipment", true, "maker", maker));
    }

    private static String text(Bought bought, long registered, BigDecimal missing, AgencyTexts texts) {
        List<String> sentences = new ArrayList<>();
        sentences.add(texts.boughtAndRegistered(bought.makerName(), Words.pieces(bought.quantity()), registered));
        if (missing.signum() > 0) {
            sentences.add(texts.whereAreTheOthers(Words.pieces(missing)));
        }
        if (bought.withoutQuantity() > 0) {
            sentences.add(texts.purchasesWithoutQuantity(bought.withoutQuantity()));
        }
        return String.join(" ", sentences);
    }
}
