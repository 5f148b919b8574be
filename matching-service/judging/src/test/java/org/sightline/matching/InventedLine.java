package org.sightline.matching;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.sightline.matching.held.ContractLine;

/** Invented contract lines for tests. Nobody in them exists. */
public final class InventedLine {

    static final UUID AGENCY = UUID.nameUUIDFromBytes("invented agency".getBytes(StandardCharsets.UTF_8));

    private final UUID id;
    private long version = 1;
    private UUID agency = AGENCY;
    private String type = "purchase_order";
    private String document = "PO-1";
    private String number = "1";
    private String date = "2021-05-20";
    private LocalDate paid;
    private String vendor = "INVENTED SUPPLY LLC";
    private String description;
    private String amount = "100.00";
    private LocalDate until;
    private String order;
    private String source = "invented-source";
    private String quantity = "12";
    private String manufacturer;
    private boolean withdrawn;
    private final List<ContractLine.Funding> funding = new ArrayList<>();

    private InventedLine(UUID id) {
        this.id = id;
    }

    public static InventedLine named(String name) {
        return new InventedLine(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
    }

    /** Several versions of one line. */
    public record Named(UUID id) {
        public InventedLine line() {
            return new InventedLine(id);
        }
    }

    public static Named same(UUID id) {
        return new Named(id);
    }

    public InventedLine version(long value) {
        version = value;
        return this;
    }

    public InventedLine agency(UUID value) {
        agency = value;
        return this;
    }

    public InventedLine type(String value) {
        type = value;
        return this;
    }

    public InventedLine document(String value) {
        document = value;
        return this;
    }

    public InventedLine number(String value) {
        number = value;
        return this;
    }

    public InventedLine date(String value) {
        date = value;
        return this;
    }

    public InventedLine paid(String value) {
        paid = LocalDate.parse(value);
        return this;
    }

    public InventedLine ofOrder(String value) {
        order = value;
        return this;
    }

    public InventedLine source(String value) {
        source = value;
        return this;
    }

    public InventedLine quantity(String value) {
        quantity = value;
        return this;
    }

    public InventedLine until(String value) {
        until = LocalDate.parse(value);
        return this;
    }

    public InventedLine manufacturer(String value) {
        manufacturer = value;
        return this;
    }

    public InventedLine vendor(String value) {
        vendor = value;
        return this;
    }

    public InventedLine description(String value) {
        description = value;
        return this;
    }

    public InventedLine amount(String value) {
        amount = value;
        return this;
    }

    public InventedLine withdrawn() {
        withdrawn = true;
        return this;
    }

    public InventedLine funding(String text) {
        return funding(text, false);
    }

    public InventedLine funding(String text, boolean afterNotice) {
        return funding(text, "2026-11-24T15:30:00Z", afterNotice);
    }

    public InventedLine funding(String text, String recordedAt) {
        return funding(text, recordedAt, false);
    }

    private InventedLine funding(String text, String recordedAt, boolean afterNotice) {
        funding.add(new ContractLine.Funding(text, Instant.parse(recordedAt), "test", afterNotice, null, null));
        return this;
    }

    /** Takes back an entry of the funding history; the text is what counts again. */
    public InventedLine fundingTakenBack(int number, String text) {
        Instant now = Instant.parse("2026-11-25T15:30:00Z");
        funding.add(new ContractLine.Funding(text, now, "test", false, "A mistake", number));
        return this;
    }

    public ContractLine made() {
        return new ContractLine(
                id,
                version,
                source,
                null,
                AGENCY,
                7,
                agency,
                "CITY OF NOWHERE (INVENTED)",
                "XF",
                type,
                document,
                order,
                number,
                date,
                paid,
                until,
                vendor,
                null,
                null,
                description,
                manufacturer,
                null,
                quantity,
                "EA",
                null,
                amount,
                "USD",
                List.of(),
                funding,
                withdrawn,
                Instant.now().truncatedTo(ChronoUnit.MICROS),
                "c-test");
    }
}
