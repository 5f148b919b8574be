package org.sightline.matching.verdict.rule;

import org.sightline.matching.verdict.facts.WireNames;

/** A fact that a rule can turn on, with who can supply it. The order is the order in which questions are put. */
public enum Need {
    FUNDING(
            "the buyer's finance office",
            "Whether a rule applies turns on where the money came from. Even a small share counts."),
    MAKER(
            "the seller, or whoever reads the label, serial number, network address or FCC ID of the device",
            "Whether a rule applies turns on who built the device; the brand or seller alone does not prove it."),
    ITEM(
            "the buyer's IT or purchasing office, or the invoice",
            "Whether a rule applies turns on what kind of item this is."),
    PURPOSE("the office that uses the equipment", "Whether a rule applies turns on what the equipment serves."),
    BUYER(
            "the buyer's legal counsel or the state's attorney general",
            "Whether a rule binds this buyer is not known from the record or from what we have read of the law."),
    DATE(
            "the buyer's purchasing office: the order or the signed contract",
            "The answer changes with the day of the purchase, and the record does not name that day."),
    VENDOR(
            "the vendor, by its certificate or affidavit",
            "This law looks at who owns the vendor, which a purchase record does not show."),
    CONTRACTOR(
            "the buyer's legal counsel or grants office",
            "Whether a rule binds this buyer turns on whether it holds a federal contract."),
    LIST("the office that keeps the list", "This law turns on a list that we have not read."),
    ORIGIN(
            "the seller or the maker, in writing",
            "Whether a rule applies turns on where the goods, or their critical parts, are made, designed and assembled."),
    EXCEPTION(
            "the seller or the maker: the approval, the list or the certificate",
            "The law excepts some of these goods; whether these are among them is not in the record."),
    KNOWLEDGE(
            "the buyer's purchasing office",
            "This law binds a body from the day on which it knows who owns the vendor."),
    CLAUSE(
            "the buyer's legal counsel or grants office: the contract itself",
            "Which of two clauses binds the buyer, and how soon it has to report, turns on the contract that it signed."),
    AMOUNT(
            "the buyer's purchasing office: the contract, not one line of it",
            "This law holds from an amount of the whole contract, which a line does not show."),
    LAW(
            "whoever reads the law: the legislature's or the agency's own publication",
            "Whether the law was in force on that day, or reached this far, has not been confirmed.");

    private final String whoCanSupply;
    private final String why;

    Need(String whoCanSupply, String why) {
        this.whoCanSupply = whoCanSupply;
        this.why = why;
    }

    public int bit() {
        return 1 << ordinal();
    }

    public String whoCanSupply() {
        return whoCanSupply;
    }

    public String why() {
        return why;
    }

    public static Need parse(String text) {
        return WireNames.parse(Need.class, text, "need");
    }
}
