package org.sightline.matching.purchase;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.digest.Sha256;
import org.sightline.kit.uuid.Uuid5;
import org.sightline.matching.held.ContractLine;

/**
 * Which lines are one purchase. Pure: the answer depends on the lines alone, never on the order in which they came.
 *
 * <p>Lines are compared only within one agency, one document number and one maker. There,
 * <ol>
 *   <li>lines with the same line number are one purchase; where the line number is missing, lines with the same
 *       description and amount are;
 *   <li>what is left over joins across kinds of document: a payment without a line number and the order line with the
 *       same amount, whatever its sign, or with a text that one of them only cuts shorter. Two lines of one source and the same
 *       kind of document never join this way: two order lines stay two purchases. In two sources the same order, whose text
 *       one of them only cuts shorter, is one purchase.
 * </ol>
 * What follows an order in parts belongs to the only order line with its text. The document number is that of the order
 * where a line names it; a payment that says the number of an invoice alone belongs to the order that the invoice names.
 * A line without a document number is a purchase of its own. What people said of lines ({@link LineTies}) goes before all that.
 */
public final class Purchases {

    private static final UUID NAMESPACE = UUID.fromString("3d2f1c7a-94b6-5e0d-8a41-7c5e9b20d6f3");
    private static final Pattern SEPARATORS = Pattern.compile("[\\s_/#.:-]+");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final int SHORTEST_CUT = 8;
    /** So many purchases have no document in common; comparing each with each other would take for ever. */
    private static final int MOST_JOINED = 2_000;

    /** How the document keys of offers begin; a document's number has no colon left in it. */
    private static final String OFFERED = "offer:";

    /** How the document keys of lines without a number begin. */
    private static final String ALONE = "line:";

    private static final int LONGEST_KEY = 200;
    private static final int SHOWN_OF_LONG_KEY = 80;
    private static final List<String> ORDER = List.of(
            "contract",
            "award",
            "purchase_order",
            "purchase_card",
            "payment",
            "receipt",
            "requisition",
            "credit",
            "cancellation");

    private static final Set<String> FOLLOWING = Set.of("payment", "receipt", "credit");

    private static final Comparator<ContractLine> LEADING_FIRST = Comparator.comparing(NetPurchase::goesBack)
            .thenComparingInt((ContractLine line) -> ORDER.indexOf(line.documentType()))
            .thenComparing(line -> line.obligationDate() == null ? "9999" : line.obligationDate())
            .thenComparingInt(line -> -text(line).length())
            .thenComparingLong(ContractLine::row)
            .thenComparing(ContractLine::id);

    private Purchases() {}

    /**
     * One purchase.
     *
     * @param lines the leading line (the order before the payment) first; never empty
     * @param key what to show as purchase key
     */
    public record Purchase<T>(List<T> lines, String key) {

        public T leading() {
            return lines.get(0);
        }
    }

    /** What lines must share, beside agency and maker, to be looked at together. An offer stands alone. */
    public static String documentKey(ContractLine line) {
        if (line.documentType().equals(ContractLine.OFFER)) {
            return OFFERED + line.id();
        }
        String number = normalisedNumber(line.orderNumber() == null ? line.documentNumber() : line.orderNumber());
        return number.isEmpty() ? ALONE + line.id() : number;
    }

    /**
     * The own number of an invoice that names its order, in the form of document keys: its payment may say that number alone.
     *
     * @return null where the line is no invoice or has no number beside the order's
     */
    public static @Nullable String ownKey(ContractLine line) {
        if (line.orderNumber() == null || !NetPurchase.kind(line).equals(NetPurchase.INVOICE)) {
            return null;
        }
        String own = normalisedNumber(line.documentNumber());
        return own.isEmpty() || own.equals(documentKey(line)) ? null : own;
    }

    /** Whether what the line belongs to by its numbers may be an invoice, which names the order. */
    public static boolean mayFollow(ContractLine line) {
        return FOLLOWING.contains(line.documentType()) && !documentKey(line).startsWith(ALONE);
    }

    /** Whether what has this document key was only offered: then it is held, and no finding is made of it. */
    public static boolean isOffer(String documentKey) {
        return documentKey.startsWith(OFFERED);
    }

    /** Whether what has this document key is one line without a number. */
    public static boolean isAlone(String documentKey) {
        return documentKey.startsWith(ALONE);
    }

    /**
     * Splits the lines of one agency, one document key and one maker into purchases, in a fixed order.
     *
     * @param ties what people said of them: what they parted is looked at apart, what they joined is one purchase
     */
    public static <T> List<Purchase<T>> of(List<T> lines, Function<T, ContractLine> line, LineTies ties) {
        Comparator<T> leadingFirst = Comparator.comparing(line, LEADING_FIRST);
        Set<UUID> present = lines.stream().map(one -> line.apply(one).id()).collect(Collectors.toSet());
        Map<Set<UUID>, List<T>> parts = new HashMap<>();
        List<T> joined = new ArrayList<>();
        for (T one : lines) {
            UUID id = line.apply(one).id();
            boolean alone = ties.owner(id, present::contains).equals(id);
            (alone ? parts.computeIfAbsent(ties.partOf(id), fresh -> new ArrayList<>()) : joined).add(one);
        }
        List<List<T>> clusters = new ArrayList<>();
        parts.values().forEach(part -> clusters.addAll(byNumbers(part, line, leadingFirst)));
        joined.forEach(one -> {
            UUID owner = ties.owner(line.apply(one).id(), present::contains);
            clusters.stream()
                    .filter(cluster -> cluster.stream()
                            .anyMatch(other -> line.apply(other).id().equals(owner)))
                    .findFirst()
                    .ifPresent(cluster -> cluster.add(one));
        });
        return clusters.stream()
                .map(cluster -> cluster.stream().sorted(leadingFirst).toList())
                .sorted((a, b) -> leadingFirst.compare(a.get(0), b.get(0)))
                .map(cluster -> new Purchase<>(cluster, shownKey(cluster, line)))
                .toList();
    }

    /** Which lines are one purchase by their numbers, texts and amounts. */
    private static <T> List<List<T>> byNumbers(
            List<T> lines, Function<T, ContractLine> line, Comparator<T> leadingFirst) {
        TreeMap<String, List<T>> numbered = new TreeMap<>();
        TreeMap<String, List<T>> unnumbered = new TreeMap<>();
        lines.stream().sorted(leadingFirst).forEach(item -> {
            String number = lineNumber(line.apply(item));
            TreeMap<String, List<T>> into = number.isEmpty() ? unnumbered : numbered;
            String key = number.isEmpty() ? text(line.apply(item)) + "|" + amount(line.apply(item)) : number;
            into.computeIfAbsent(key, fresh -> new ArrayList<>()).add(item);
        });
        List<List<T>> joined = new ArrayList<>(numbered.values());
        unnumbered.values().stream()
                .sorted((a, b) -> leadingFirst.compare(a.get(0), b.get(0)))
                .forEach(joined::add);
        if (joined.size() <= MOST_JOINED) {
            join(joined, line);
        }
        return joined;
    }

    private static <T> void join(List<List<T>> clusters, Function<T, ContractLine> line) {
        for (int later = clusters.size() - 1; later > 0; later--) {
            int best = -1;
            int bestFit = 0;
            for (int earlier = 0; earlier < later; earlier++) {
                int fit = fit(clusters.get(earlier), clusters.get(later), line);
                if (fit > bestFit) {
                    best = earlier;
                    bestFit = fit;
                }
            }
            if (best < 0) {
                best = onlyOrderOf(clusters, later, line);
            }
            if (best >= 0) {
                clusters.get(best).addAll(clusters.remove(later));
            }
        }
    }

    /**
     * What follows an order in parts (receipts, invoices, payments, credits) belongs to the one order line that has its
     * text, as long as it is no more than that line.
     *
     * @return the place of the order's cluster; -1 where there is none, or more than one
     */
    private static <T> int onlyOrderOf(List<List<T>> clusters, int later, Function<T, ContractLine> line) {
        List<T> part = clusters.get(later);
        if (part.stream().anyMatch(one -> NetPurchase.isOrder(line.apply(one)))) {
            return -1;
        }
        int found = -1;
        for (int place = 0; place < clusters.size(); place++) {
            if (place != later
                    && isPartOf(
                            line.apply(part.get(0)),
                            line.apply(clusters.get(place).get(0)))) {
                if (found >= 0) {
                    return -1;
                }
                found = place;
            }
        }
        return found < later ? found : -1;
    }

    private static boolean isPartOf(ContractLine part, ContractLine order) {
        if (!NetPurchase.isOrder(order) || !cutShorter(text(part), text(order)) || bothNumbered(part, order)) {
            return false;
        }
        String whole = order.amount();
        String some = part.amount();
        return whole == null || some == null || new BigDecimal(some).abs().compareTo(new BigDecimal(whole).abs()) <= 0;
    }

    /** 0 where two clusters are two purchases; the higher, the surer that they are one. */
    private static <T> int fit(List<T> a, List<T> b, Function<T, ContractLine> line) {
        if (a.stream().anyMatch(one -> hasKindOf(one, b, line, true))) {
            return 0;
        }
        ContractLine first = line.apply(a.get(0));
        ContractLine second = line.apply(b.get(0));
        boolean cut = cutShorter(text(first), text(second));
        boolean sameAmount = isAmountSame(first, second);
        if (cut && sameAmount) {
            return 3;
        }
        boolean ordersTwice = NetPurchase.isOrder(first) && hasKindOf(a.get(0), b, line, false);
        if (ordersTwice || bothNumbered(first, second)) {
            return 0;
        }
        return sameAmount ? 2 : cut && isAmountMissing(first, second) ? 1 : 0;
    }

    private static boolean isAmountSame(ContractLine first, ContractLine second) {
        return !amount(first).isEmpty() && absolute(first).equals(absolute(second));
    }

    private static boolean isAmountMissing(ContractLine first, ContractLine second) {
        return amount(first).isEmpty() || amount(second).isEmpty();
    }

    private static <T> boolean hasKindOf(T one, List<T> others, Function<T, ContractLine> line, boolean inSource) {
        ContractLine mine = line.apply(one);
        return others.stream()
                .map(line)
                .anyMatch(other -> kind(mine).equals(kind(other))
                        && (!inSource || mine.sourceId().equals(other.sourceId())));
    }

    /** The kind of document; what goes back is a kind of its own, whatever document it stands in. */
    private static String kind(ContractLine line) {
        return NetPurchase.goesBack(line) ? "credit" : NetPurchase.kind(line);
    }

    private static boolean bothNumbered(ContractLine first, ContractLine second) {
        return !lineNumber(first).isEmpty() && !lineNumber(second).isEmpty();
    }

    private static boolean cutShorter(String a, String b) {
        return Math.min(a.length(), b.length()) >= SHORTEST_CUT && (a.startsWith(b) || b.startsWith(a));
    }

    private static <T> String shownKey(List<T> cluster, Function<T, ContractLine> line) {
        ContractLine leading = line.apply(cluster.get(0));
        String document = documentKey(leading);
        return document.startsWith(ALONE) ? document : document + "/" + place(leading);
    }

    private static String place(ContractLine line) {
        if (!lineNumber(line).isEmpty()) {
            return lineNumber(line);
        }
        String words = text(line).replace(' ', '-');
        return (words.length() > 40 ? words.substring(0, 40) : words)
                + (amount(line).isEmpty() ? "" : "@" + amount(line));
    }

    /**
     * The finding's id, from the agency, the maker, the document and the amount. The amount rather than the line number,
     * because a payment seldom has a line number, so order first and payment first give the same id.
     *
     * @param attempt 0, or 1, 2 … where another purchase of the same document and amount has the id already
     */
    public static UUID findingId(UUID agency, String makerKey, ContractLine leading, int attempt) {
        String place = amount(leading).isEmpty() ? place(leading) : amount(leading);
        return Uuid5.of(
                NAMESPACE,
                "purchase|" + agency + "|" + makerKey + "|" + documentKey(leading) + "|" + place
                        + (attempt == 0 ? "" : "|" + attempt));
    }

    /** The id of a finding about a device while it is this agency's. */
    public static UUID deviceFindingId(UUID device, UUID agency, String makerKey) {
        return Uuid5.of(NAMESPACE, "device|" + device + "|" + agency + "|" + makerKey);
    }

    /** Text without regard to case, width, punctuation and spacing. */
    public static String normalised(@Nullable String text) {
        if (text == null) {
            return "";
        }
        String folded = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return NO_WORD.matcher(folded).replaceAll(" ").strip();
    }

    private static String text(ContractLine line) {
        String description = normalised(line.description());
        return description.isEmpty()
                ? (normalised(line.manufacturer()) + " " + normalised(line.model())).strip()
                : description;
    }

    private static String normalisedNumber(@Nullable String number) {
        if (number == null) {
            return "";
        }
        String folded = Normalizer.normalize(number, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .strip();
        return key(SEPARATORS.matcher(folded).replaceAll("-").replaceAll("^-|-$", ""));
    }

    /** Long numbers stay different by a hash: they are keys, and an index refuses texts of some kilobytes. */
    private static String key(String number) {
        return number.length() <= LONGEST_KEY
                ? number
                : number.substring(0, SHOWN_OF_LONG_KEY) + "-" + Sha256.hex(number);
    }

    private static String lineNumber(ContractLine line) {
        return normalisedNumber(line.lineNumber()).replaceFirst("^0+(?=.)", "");
    }

    private static String absolute(ContractLine line) {
        String amount = amount(line);
        return amount.startsWith("-") ? amount.substring(1) : amount;
    }

    private static String amount(ContractLine line) {
        return line.amount() == null
                ? ""
                : new BigDecimal(line.amount()).stripTrailingZeros().toPlainString();
    }
}
