package org.sightline.samples.file;

import java.nio.charset.Charset;
import java.util.List;
import org.sightline.samples.planted.Fault;
import org.sightline.samples.planted.Place;
import org.sightline.samples.planted.PlantedCase;
import org.sightline.samples.state.Body;

/**
 * A payments checkbook: windows-1252, bare CR, M/D/YYYY, short texts, amounts padded behind and negatives in
 * parentheses. Some payments name the purchase order that they pay.
 */
public final class CheckbookLayout implements Layout {

    static final int TEXT_WIDTH = 38;
    private static final int VENDOR_WIDTH = 35;
    private static final Quoting QUOTING = new Quoting(Charset.forName("windows-1252"), ',');
    private static final int REFUND_ONE_IN = 40;
    private static final int ORDER_NAMED_ONE_IN = 3;
    /** Payments of planted cases are numbered from here. */
    private static final long PLANTED_PAYMENTS = 900_000_000L;

    private final Supplier[] suppliers = Supplier.of(QUOTING, VENDOR_WIDTH, TEXT_WIDTH, false);
    private final byte[][] buyers;
    private final byte[][] departments = QUOTING.encodeAll(
            "Administration",
            "Public Works",
            "Police",
            "Fire & Rescue",
            "Parks – Recreation",
            "Facilities",
            "Information Technology",
            "Water",
            "Courts",
            "Finance");
    private final byte[][] funds = QUOTING.encodeAll(
            "", "GENERAL FUND", "GENERAL FUND", "FUND 2410", "ROAD FUND", "WATER FUND", "CIP", "CDBG");
    private final Days days = new Days("M/d/yyyy");
    private long payment;

    public CheckbookLayout(List<Body> bodies) {
        this.buyers = QUOTING.encodeNames(bodies);
    }

    @Override
    public Place place() {
        return Place.PAYMENTS;
    }

    @Override
    public Quoting quoting() {
        return QUOTING;
    }

    @Override
    public String lineEnd() {
        return "\r";
    }

    @Override
    public String header() {
        return "Payment ID,Check/Payment Date,Govt Unit,Dept Descr,Payee Name,Invoice Descr,Purchase Order,Fund Descr,"
                + "Invoice Net Amt";
    }

    @Override
    public void ordinary(Row row, Dice dice, long serial) {
        Supplier supplier = dice.any(suppliers);
        Ordinary item = dice.any(supplier.items());
        int day = Days.any(dice);
        row.field(++payment).field(days.written(day)).field(dice.any(buyers));
        row.field(dice.any(departments)).field(supplier.name());
        row.field().put(item.description(), dice).field();
        if (dice.oneIn(ORDER_NAMED_ONE_IN)) {
            row.put(PurchaseOrderLayout.STATE_SERIES)
                    .put(Days.shortYear(day), 2)
                    .put('-')
                    .put(dice.below(40_000), 8);
        }
        row.field(dice.any(funds));
        amount(row, item.cents(dice) * dice.between(1, item.most()), dice.oneIn(REFUND_ONE_IN));
    }

    private static void amount(Row row, long cents, boolean refund) {
        boolean quoted = cents >= 100_000;
        row.field();
        if (quoted) {
            row.put('"');
        }
        if (refund) {
            row.put('(').groupedDollars(cents).put(')');
        } else {
            row.groupedDollars(cents).put(' ');
        }
        if (quoted) {
            row.put('"');
        }
    }

    @Override
    public void planted(Row row, PlantedCase planted, int cycle) {
        row.field(PLANTED_PAYMENTS + cycle * 1000L + planted.orderIndex()).field(days.written(planted.paid()));
        row.field(planted.publishedBuyer(place(), cycle)).field(departments[planted.orderIndex() % departments.length]);
        row.field(planted.vendor(), VENDOR_WIDTH)
                .field(planted.description(), TEXT_WIDTH)
                .field();
        if (planted.places().contains(Place.PURCHASE_ORDERS)) {
            PurchaseOrderLayout.plantedOrderNumber(row, PurchaseOrderLayout.STATE_SERIES, planted, cycle);
        }
        row.field(planted.paymentNamesFund() ? planted.fundText() : "");
        amount(row, planted.amountInCents(), false);
    }

    @Override
    public void faulty(Row row, Dice dice, Fault fault) {
        row.field(++payment);
        if (fault == Fault.BAD_DATE) {
            row.field("13/45/2022");
        } else {
            row.field(days.written(Days.any(dice)));
        }
        row.field(dice.any(buyers));
        if (fault == Fault.TOO_FEW_FIELDS) {
            return;
        }
        Supplier supplier = dice.any(suppliers);
        row.field(dice.any(departments)).field(supplier.name());
        row.field().put(dice.any(supplier.items()).description(), dice);
        if (fault == Fault.TOO_MANY_FIELDS) {
            row.field(" SEE NOTE").field(" PAGE 2");
        }
        row.field("").field(funds[0]);
        if (fault == Fault.BAD_AMOUNT) {
            row.field("SEE ATTACHED");
        } else {
            row.field().dollars(2500);
        }
    }
}
