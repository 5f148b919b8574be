package org.sightline.samples.file;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.sightline.samples.planted.Fault;
import org.sightline.samples.planted.Place;
import org.sightline.samples.planted.PlantedCase;
import org.sightline.samples.state.Body;
import org.sightline.samples.state.Kind;

/**
 * School districts' purchases: UTF-8 with a byte order mark, semicolons, CRLF, D-Mon-YYYY beside YYYYMMDD, amounts
 * with a dollar sign, funding in free text.
 */
public final class SchoolPurchaseLayout implements Layout {

    static final int TEXT_WIDTH = 80;
    private static final Quoting QUOTING = new Quoting(StandardCharsets.UTF_8, ';');
    private static final int DAYS_TO_POST = 3;
    /** Transactions of planted cases are numbered from here. */
    private static final long PLANTED_TRANSACTIONS = 900_000_000L;

    private final Supplier[] suppliers = Supplier.of(QUOTING, 40, TEXT_WIDTH, true);
    private final byte[][] buyers;
    private final byte[][] funds = QUOTING.encodeAll(
            "", "GENERAL FUND", "Genral Fund", "ASB", "TITLE I", "LEVY", "STATE AID", "FUND 27", "Food Service");
    private final byte[][] reliefFunds = QUOTING.encodeAll("ESSER II", "ESSER III", "ESSER 3 - ARP");
    private final byte[][] paidBy = QUOTING.encodeAll("P-CARD", "PO", "PO", "ACH");
    private final Days bought = new Days("d-MMM-yyyy");
    private final Days posted = new Days("yyyyMMdd");
    private long transaction;

    public SchoolPurchaseLayout(List<Body> bodies) {
        this.buyers = QUOTING.encodeNames(bodies.stream()
                .filter(body -> body.kind() == Kind.SCHOOL_DISTRICT)
                .toList());
    }

    @Override
    public Place place() {
        return Place.SCHOOL_PURCHASES;
    }

    @Override
    public Quoting quoting() {
        return QUOTING;
    }

    @Override
    public String lineEnd() {
        return "\r\n";
    }

    @Override
    public String header() {
        return "\uFEFFTransaction ID;District;Purchase Date;Posted;Merchant;Purchase Description;Units;Amount;"
                + "Funding Source;Paid By";
    }

    @Override
    public void ordinary(Row row, Dice dice, long serial) {
        Supplier supplier = dice.any(suppliers);
        Ordinary item = dice.any(supplier.items());
        int day = Days.any(dice);
        long quantity = dice.between(1, item.most());
        row.field(++transaction).field(dice.any(buyers));
        row.field(bought.written(day)).field(posted.written(day + DAYS_TO_POST));
        row.field(supplier.name()).field().put(item.description(), dice);
        row.field(quantity).field().put('$').groupedDollars(quantity * item.cents(dice));
        row.field(dice.any(Days.isReliefYear(day) && dice.oneIn(5) ? reliefFunds : funds));
        row.field(dice.any(paidBy));
    }

    @Override
    public void planted(Row row, PlantedCase planted, int cycle) {
        row.field(PLANTED_TRANSACTIONS + cycle * 1000L + planted.orderIndex());
        row.field(planted.publishedBuyer(place(), cycle));
        row.field(bought.written(planted.ordered()))
                .field(posted.written(planted.ordered().plusDays(DAYS_TO_POST)));
        row.field(planted.vendor(), 40).field(planted.description(), TEXT_WIDTH);
        row.field(planted.quantity()).field().put('$').groupedDollars(planted.amountInCents());
        row.field(planted.fundText()).field(paidBy[planted.orderIndex() % paidBy.length]);
    }

    @Override
    public void faulty(Row row, Dice dice, Fault fault) {
        int day = Days.any(dice);
        row.field(++transaction).field(dice.any(buyers));
        if (fault == Fault.TOO_FEW_FIELDS) {
            return;
        }
        if (fault == Fault.BAD_DATE) {
            row.field("31-Foo-2021");
        } else {
            row.field(bought.written(day));
        }
        Supplier supplier = dice.any(suppliers);
        row.field(posted.written(day + DAYS_TO_POST)).field(supplier.name());
        row.field().put(dice.any(supplier.items()).description(), dice);
        if (fault == Fault.TOO_MANY_FIELDS) {
            row.field(" 2 boxes").field(" room 4");
        }
        row.field(1);
        if (fault == Fault.BAD_AMOUNT) {
            row.field("$TBD");
        } else {
            row.field().put('$').groupedDollars(2500);
        }
        row.field(funds[0]).field(paidBy[0]);
    }
}
