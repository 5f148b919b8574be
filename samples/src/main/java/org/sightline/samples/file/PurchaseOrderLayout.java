package org.sightline.samples.file;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.sightline.samples.planted.Fault;
import org.sightline.samples.planted.Place;
import org.sightline.samples.planted.PlantedCase;
import org.sightline.samples.state.Body;

/**
 * A state-wide export of purchase-order lines: UTF-8, LF, ISO dates, descriptions cut at 60 characters. The key is
 * agency, order number and line.
 */
public final class PurchaseOrderLayout implements Layout {

    static final int DESCRIPTION_WIDTH = 60;
    /** Purchases whose fund the later snapshot names differently, as happens after an office has asked. */
    public static final Set<String> RECODED = Set.of("B001", "B030");
    /** In the later snapshot one everyday row of this many has another quantity. */
    static final int AMENDED_ONE_IN = 400;

    private static final Quoting QUOTING = new Quoting(StandardCharsets.UTF_8, ',');
    private static final String GENERAL_FUND = "GENERAL FUND";
    /** Everyday orders are numbered from 1; those of planted cases from here, so that the two never meet. */
    private static final long PLANTED_ORDERS = 90_000_000L;
    /** Begins the order numbers of the sample state; its payments name the same. */
    public static final char STATE_SERIES = 'P';

    private final char series;
    private final boolean later;
    private final Supplier[] suppliers = Supplier.of(QUOTING, 80, DESCRIPTION_WIDTH, false);
    private final byte[][] buyers;
    private final byte[][] funds = QUOTING.encodeAll(
            "",
            "",
            "GENERAL FUND",
            "101-GENERAL FUND",
            "FUND 27",
            "WATER FUND",
            "ROAD FUND",
            "BOND 2018",
            "4123-190-E-0000-8500",
            "2410",
            "CDBG",
            "FHWA 20.205",
            "STATE AID");
    private final byte[][] reliefFunds = QUOTING.encodeAll("ARPA SLFRF", "CRF");
    private final Days days = new Days("yyyy-MM-dd");

    private int linesLeft;
    private int line;
    private int day;
    private long order;
    private byte[] buyer = {};
    private Supplier supplier = suppliers[0];

    /**
     * @param series the letter that begins every order number, so that two files with other letters share none
     * @param later whether to write the cumulative snapshot that follows: the same rows with a few changed
     */
    public PurchaseOrderLayout(List<Body> bodies, char series, boolean later) {
        this.series = series;
        this.buyers = QUOTING.encodeNames(bodies);
        this.later = later;
    }

    @Override
    public Place place() {
        return Place.PURCHASE_ORDERS;
    }

    @Override
    public Quoting quoting() {
        return QUOTING;
    }

    @Override
    public String lineEnd() {
        return "\n";
    }

    @Override
    public String header() {
        return "PO Number,Line,Order Date,Agency,Supplier,Item Description,Manufacturer,Mfr Part No,Qty,Unit Price,"
                + "Extended,Fund,NIGP Code";
    }

    @Override
    public void ordinary(Row row, Dice dice, long serial) {
        nextLine(dice);
        Ordinary item = dice.any(supplier.items());
        long quantity = dice.between(1, item.most()) + (later && isAmended(serial) ? 1 : 0);
        long cents = item.cents(dice);
        orderNumber(row.field(), series, day, order).field(line);
        row.field(days.written(day)).field(buyer).field(supplier.name());
        row.field().put(item.description(), dice);
        row.field(item.manufacturer()).field().put(item.part(), dice);
        row.field(quantity).field().dollars(cents).field().dollars(quantity * cents);
        row.field(dice.any(Days.isReliefYear(day) && dice.oneIn(9) ? reliefFunds : funds));
        row.field(item.nigp());
    }

    public static boolean isAmended(long serial) {
        return serial % AMENDED_ONE_IN == AMENDED_ONE_IN / 2;
    }

    private void nextLine(Dice dice) {
        line++;
        if (linesLeft-- > 0) {
            return;
        }
        linesLeft = dice.below(4);
        line = 1;
        order++;
        day = Days.any(dice);
        buyer = dice.any(buyers);
        supplier = dice.any(suppliers);
    }

    @Override
    public void planted(Row row, PlantedCase planted, int cycle) {
        int plantedDay = Days.number(planted.ordered());
        plantedOrderNumber(row.field(), series, planted, cycle);
        row.field(planted.lineNumber()).field(days.written(plantedDay));
        row.field(planted.publishedBuyer(place(), cycle)).field(planted.vendor());
        row.field(planted.description(), DESCRIPTION_WIDTH)
                .field(planted.manufacturer())
                .field(planted.part());
        row.field(planted.quantity()).field().dollars(planted.cents());
        row.field().dollars(planted.amountInCents());
        row.field(later && RECODED.contains(planted.id()) ? GENERAL_FUND : planted.fundText());
        row.field(nigp(planted));
    }

    /** The number under which both the order and its payment are published. */
    static void plantedOrderNumber(Row row, char series, PlantedCase planted, int cycle) {
        long number = PLANTED_ORDERS + cycle * 1000L + planted.orderIndex();
        orderNumber(row, series, Days.number(planted.ordered()), number);
    }

    private static Row orderNumber(Row row, char series, int day, long number) {
        return row.put(series).put(Days.shortYear(day), 2).put('-').put(number, 8);
    }

    private static String nigp(PlantedCase planted) {
        return switch (planted.item()) {
            case "camera", "recorder" -> "84033";
            case "radio" -> "72538";
            case "network", "hotspot" -> "20664";
            default -> "";
        };
    }

    @Override
    public void faulty(Row row, Dice dice, Fault fault) {
        Supplier seller = dice.any(suppliers);
        Ordinary item = dice.any(seller.items());
        orderNumber(row.field(), series, day, ++order).field(1);
        linesLeft = 0;
        row.field(fault == Fault.BAD_DATE ? "2021-13-45".getBytes(StandardCharsets.US_ASCII) : days.written(day));
        row.field(dice.any(buyers));
        if (fault == Fault.TOO_FEW_FIELDS) {
            return;
        }
        row.field(seller.name());
        if (fault == Fault.TOO_MANY_FIELDS) {
            row.field("BOLTS").field(" NUTS").field(" WASHERS");
        } else {
            row.field().put(item.description(), dice);
        }
        row.field("").field("").field(2);
        if (fault == Fault.BAD_AMOUNT) {
            row.field("#REF!").field("#REF!");
        } else {
            row.field().dollars(1250).field().dollars(2500);
        }
        row.field(GENERAL_FUND).field(item.nigp());
    }
}
