package org.sightline.ingest.personal;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether a row pays a private person, by what it says the money is for and by the form of the payee's name. Only
 * somebody who bears a person's name is one: a company that carries pupils is named.
 */
public final class PrivatePayee {

    /**
     * What the money is for, and how we call whoever gets it.
     *
     * @param signs one of these stands in whatever the words match: nearly all rows have none, and to look for them costs
     *     little
     */
    private record Purpose(String person, List<String> signs, Pattern words) {

        boolean isSaid(String upper) {
            for (String sign : signs) {
                if (upper.contains(sign)) {
                    return words.matcher(upper).find();
                }
            }
            return false;
        }
    }

    private static final List<Purpose> PURPOSES = List.of(
            purpose("juror", List.of("JUR"), "\\bJUR(?:ORS?|Y)\\b"),
            purpose("witness", List.of("WITNESS"), "\\bWITNESS(?:ES)? (?:FEE|PAY|TRAVEL|MILEAGE)"),
            purpose(
                    "student",
                    List.of("STUDENT", "PUPIL", "TUITION", "SCHOLARSHIP"),
                    "\\b(?:STUDENT|PUPIL|TUITION)S? (?:[A-Z]+ )?(?:REFUND|REIMB\\w*|STIPEND|AWARD|SCHOLARSHIP|PAYMENT)"
                            + "|\\bSCHOLARSHIP\\b"),
            purpose("foster parent", List.of("FOSTER"), "\\bFOSTER (?:PARENT|CARE|HOME)"),
            purpose(
                    "patient",
                    List.of("PATIENT", "MEDICAID"),
                    "\\bPATIENT (?:REFUND|REIMB\\w*)|\\bMEDICAID REIMB\\w* RECIPIENT"),
            purpose("inmate", List.of("INMATE"), "\\bINMATE (?:REFUND|RELEASE|TRUST|ACCOUNT|FUNDS)"),
            purpose(
                    "recipient",
                    List.of("CHILD SUPPORT", "VICTIM", "ASSISTANCE", "WORKER"),
                    "\\bCHILD SUPPORT\\b|\\bVICTIM (?:RESTITUTION|COMPENSATION|ASSISTANCE)|\\bRENT(?:AL)? ASSISTANCE\\b"
                            + "|\\bRELOCATION ASSISTANCE\\b|\\bWORKERS?'? COMP"));

    /** Words that no person's name has and names of companies and offices have. */
    private static final Set<String> OF_COMPANIES = Set.of(
            ("INC LLC LLP LP LTD CO CORP CORPORATION COMPANY GROUP SERVICES SERVICE SYSTEMS SOLUTIONS TECHNOLOGIES"
                            + " TECHNOLOGY SECURITY SUPPLY SUPPLIES ELECTRIC ELECTRONICS COMMUNICATIONS NETWORKS PRODUCTS"
                            + " INDUSTRIES ENTERPRISES ASSOCIATES PARTNERS CONSULTING CONTRACTORS CONSTRUCTION SCHOOL SCHOOLS"
                            + " COLLEGE UNIVERSITY CITY COUNTY STATE TOWN DISTRICT DEPARTMENT DEPT BANK TRUST INSURANCE"
                            + " TRANSPORTATION TRANSIT BUS CENTER CLINIC HOSPITAL FOUNDATION CHURCH CLUB HOTEL RESTAURANT"
                            + " STORE STORES DEPOT MARKET AMERICA USA INTERNATIONAL NATIONAL CAMERA CAMERAS VIDEO ALARM"
                            + " HIKVISION DAHUA HUAWEI HYTERA ZTE")
                    .split(" "));

    private static final Pattern NAME = Pattern.compile("[\\p{L}'.-]{1,30}(?:,? [\\p{L}'.-]{1,30}){1,3}");

    private PrivatePayee() {}

    /**
     * What stands in place of the payee's name.
     *
     * @param payee as published
     * @param texts all that the row says about what the money is for
     * @return null where the payee is not paid as a private person
     */
    public static @Nullable String mask(String payee, String texts) {
        return mayBePerson(payee) ? mask(texts) : null;
    }

    /** Whether the payee's name has the form of a person's. Who is one shows only what the money is for. */
    public static boolean mayBePerson(String payee) {
        return !payee.isEmpty() && hasFormOfAPerson(payee);
    }

    /**
     * What stands in place of the name of a payee who may be a person.
     *
     * @param texts as above
     * @return null where nothing says that a private person is paid
     */
    public static @Nullable String mask(String texts) {
        String upper = texts.toUpperCase(Locale.ROOT);
        for (Purpose purpose : PURPOSES) {
            if (purpose.isSaid(upper)) {
                return "[name of a " + purpose.person() + " removed]";
            }
        }
        return null;
    }

    private static boolean hasFormOfAPerson(String payee) {
        return NAME.matcher(payee).matches()
                && Arrays.stream(payee.toUpperCase(Locale.ROOT).split("[ ,.]+")).noneMatch(OF_COMPANIES::contains);
    }

    /** Whether companies and offices have this word in their names, in capitals, and people have not. */
    static boolean isOfCompanies(String word) {
        return OF_COMPANIES.contains(word);
    }

    private static Purpose purpose(String person, List<String> signs, String words) {
        return new Purpose(person, signs, Pattern.compile(words));
    }
}
