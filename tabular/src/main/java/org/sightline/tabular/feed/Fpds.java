package org.sightline.tabular.feed;

import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** Entries of the ATOM feed of FPDS-NG: contracts, orders, vehicles and other transactions, one row each action. */
final class Fpds {

    static final List<String> COLUMNS = List.of(
            "Record ID",
            "PIID",
            "Contract Type",
            "Agency Name",
            "Department Name",
            "Vendor Name",
            "Vendor UEI",
            "CAGE Code",
            "Description",
            "Product or Service",
            "PSC Code",
            "NAICS Code",
            "Signed Date",
            "Completion Date",
            "Obligated Amount");

    private Fpds() {}

    static boolean fits(Map<String, String> record) {
        return record.keySet().stream()
                .anyMatch(path -> path.endsWith("ContractID/PIID")
                        || path.endsWith("IDVID/PIID")
                        || path.endsWith("AwardID/PIID"));
    }

    static String[] row(Map<String, String> record) {
        String agency = value(record, "/purchaserInformation/contractingOfficeAgencyID@name");
        return new String[] {
            key(record),
            own(record, "/PIID"),
            kind(record),
            agency.isEmpty() ? agencyOfAward(record) : agency,
            value(record, "/purchaserInformation/contractingOfficeAgencyID@departmentName"),
            vendor(record),
            value(record, "/vendorUEIInformation/UEI"),
            value(record, "/cageCode"),
            value(record, "/descriptionOfContractRequirement"),
            value(record, "/productOrServiceCode@description"),
            value(record, "/productOrServiceCode"),
            value(record, "/principalNAICSCode"),
            day(value(record, "/signedDate")),
            day(value(record, "/ultimateCompletionDate")),
            value(record, "/dollarValues/obligatedAmount")
        };
    }

    /** FPDS has no key of its own: these five together are one action. */
    private static String key(Map<String, String> record) {
        StringJoiner key = new StringJoiner("/");
        key.add(own(record, "ID/agencyID")).add(own(record, "/PIID")).add(own(record, "/modNumber"));
        key.add(value(record, "/referencedIDVID/PIID")).add(own(record, "/transactionNumber"));
        return key.toString();
    }

    /** The agency of the award's number; older answers have its code alone. */
    private static String agencyOfAward(Map<String, String> record) {
        String name = own(record, "ID/agencyID@name");
        String code = own(record, "ID/agencyID");
        return name.isEmpty() && !code.isEmpty() ? "Federal agency " + code : name;
    }

    private static String vendor(Map<String, String> record) {
        String name = value(record, "/vendorName");
        return name.isEmpty() ? value(record, "/UEILegalBusinessName") : name;
    }

    private static String kind(Map<String, String> record) {
        return record.keySet().stream()
                .filter(path -> path.startsWith("content/"))
                .map(path -> path.split("[/@]", 3)[1])
                .findFirst()
                .orElse("");
    }

    /** A value of the action itself and not of the vehicle that it refers to. */
    private static String own(Map<String, String> record, String end) {
        return record.entrySet().stream()
                .filter(value ->
                        ("/" + value.getKey()).endsWith(end) && !value.getKey().contains("/referencedIDVID/"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    private static String value(Map<String, String> record, String end) {
        return record.entrySet().stream()
                .filter(value -> ("/" + value.getKey()).endsWith(end))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    private static String day(String time) {
        return time.length() > 10 ? time.substring(0, 10) : time;
    }
}
