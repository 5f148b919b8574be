package org.sightline.matching.held;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.message.TakenBack;

/**
 * A line of a contract, order, card statement or payment, as the topic {@code contract-lines} carries it. What each
 * field means is in {@code messages/contract-line.v1.schema.json}; null is "not known" everywhere.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ContractLine(
        UUID id,
        long version,
        String sourceId,
        @Nullable String sourceKey,
        UUID importId,
        int row,
        UUID agencyId,
        String buyerName,
        String state,
        String documentType,
        @Nullable String documentNumber,
        @Nullable String orderNumber,
        @Nullable String lineNumber,
        @Nullable String obligationDate,
        @Nullable LocalDate paymentDate,
        @Nullable LocalDate endDate,
        @Nullable String vendorName,
        @Nullable String vendorUei,
        @Nullable String vendorCage,
        @Nullable String description,
        @Nullable String manufacturer,
        @Nullable String model,
        @Nullable String quantity,
        @Nullable String unit,
        @Nullable String unitPrice,
        @Nullable String amount,
        String currency,
        List<Code> codes,
        List<Funding> funding,
        boolean withdrawn,
        Instant recordedAt,
        @Nullable String correlationId) {

    /** The document type of a row of a list of suppliers, which is no purchase. */
    public static final String OFFER = "offer";

    private static final Set<String> TYPES = Set.of(
            "contract",
            "purchase_order",
            "purchase_card",
            "payment",
            "award",
            "requisition",
            "receipt",
            "credit",
            "cancellation",
            OFFER);
    private static final Pattern PERIOD =
            Pattern.compile("\\d{4}|FY\\d{4}|\\d{4}-Q[1-4]|\\d{4}-\\d{2}|\\d{4}-\\d{2}-\\d{2}");
    private static final int DAY_LENGTH = 10;

    /** A commodity code of a scheme such as {@code nigp}. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Code(String scheme, String code) {}

    /**
     * One entry of the funding history.
     *
     * @param afterNotice whether it was recorded after the agency was told of the finding
     * @param takesBack the number of the entry that it takes back, the first being 1; null where it takes none back
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Funding(
            String text,
            Instant recordedAt,
            @Nullable String recordedBy,
            boolean afterNotice,
            @Nullable String note,
            @Nullable Integer takesBack) {}

    public ContractLine {
        codes = codes == null ? List.of() : List.copyOf(codes);
        funding = funding == null ? List.of() : List.copyOf(funding);
        currency = currency == null ? "USD" : currency;
    }

    /** Why the line cannot be taken, in plain words; null where it can. */
    public @Nullable String fault() {
        String missing = missing();
        if (missing != null) {
            return missing;
        }
        if (documentType == null || !TYPES.contains(documentType)) {
            return "documentType \"" + documentType + "\" is none of "
                    + TYPES.stream().sorted().toList();
        }
        if (obligationDate != null && !isPeriod(obligationDate)) {
            return "obligationDate \"" + obligationDate + "\" is no day, month, quarter, year or fiscal year";
        }
        return notANumber(quantity) || notANumber(unitPrice) || notANumber(amount)
                ? "quantity, unitPrice and amount must be plain decimal numbers"
                : null;
    }

    private @Nullable String missing() {
        if (id == null || agencyId == null || importId == null) {
            return "id, agencyId and importId must be UUIDs";
        }
        boolean complete = sourceId != null && buyerName != null && state != null && recordedAt != null;
        return complete && version >= 1 ? null : "version, sourceId, buyerName, state and recordedAt are required";
    }

    /** Most are days, which need no pattern. */
    private static boolean isPeriod(String text) {
        boolean day = text.length() == DAY_LENGTH && text.charAt(4) == '-' && text.charAt(7) == '-';
        for (int i = 0; day && i < DAY_LENGTH; i++) {
            day = i == 4 || i == 7 || isDigit(text.charAt(i));
        }
        return day || PERIOD.matcher(text).matches();
    }

    /** A number is digits, perhaps with a minus before them and a point between them. */
    private static boolean notANumber(@Nullable String text) {
        if (text == null) {
            return false;
        }
        boolean digits = false;
        boolean point = false;
        for (int i = text.startsWith("-") ? 1 : 0; i < text.length(); i++) {
            boolean parts = text.charAt(i) == '.' && digits && !point;
            if (!parts && !isDigit(text.charAt(i))) {
                return true;
            }
            point |= parts;
            digits = !parts;
        }
        return !digits;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** What was said about the money and still counts, oldest first: without what was taken back. */
    public List<Funding> countingFunding() {
        return TakenBack.counting(funding, Funding::takesBack).stream()
                .map(funding::get)
                .toList();
    }

    /** The newest word on where the money came from; null where there is none. */
    public @Nullable String fundingText() {
        List<Funding> counting = countingFunding();
        return counting.isEmpty() ? null : counting.getLast().text();
    }
}
