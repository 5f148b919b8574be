package org.sightline.gateway.opendata.redaction;

import java.util.Locale;
import java.util.Set;
import org.sightline.kit.text.WordList;

/** Words that stand in descriptions of purchases and are no part of a person's name. */
final class WordsOfPurchases {

    private static final Set<String> WORDS = WordList.of(WordsOfPurchases.class, "words-of-purchases.txt");

    /** Of those, the ones that streets are usually called. */
    private static final Set<String> OF_STREETS = Set.of(
            ("MAIN ELM OAK MAPLE PINE CEDAR BIRCH WALNUT CHERRY HICKORY LAUREL ALDER SPRUCE ASH WILLOW FERN ROSE PARK LAKE HILL CHURCH HIGH"
                            + " SPRING RIVER MILL MARKET BROAD COURT RIDGE SUNSET CENTER CENTRAL COLLEGE SCHOOL DEPOT VALLEY FOREST MEADOW"
                            + " WATER CREEK GREEN UNION PROSPECT FARM FIRST SECOND THIRD FRONT STATE CAPITOL BRIDGE GROVE SUMMIT ORCHARD"
                            + " FRANKLIN EAGLE FALCON FOX DEER RED WHITE BLUE SILVER GRAND LINCOLN STONE QUARRY COUNTRY CLUB OLD LANDING POINT HOLLOW GLEN HARBOR BAY BEACH ISLAND MOUNTAIN"
                            + " GARDEN ROCK CANYON VIEW PLAIN SHORE")
                    .split(" "));

    /** What a number before it counts or measures, and words that stand in no name of a street. */
    private static final Set<String> COUNTED = Set.of(
            ("EA EACH PC PCS PK PACK SET SETS LOT LOTS UNIT UNITS BOX BOXES CASE ROLL ROLLS PAIR FT FEET FOOT IN INCH MM CM M MP MB GB TB CH"
                            + " CHANNEL PORT PORTS WAY ONE TWO THREE FOUR HARD SOLID DISK FLASH THUMB USB TAPE HR HRS HOUR HOURS DAY DAYS"
                            + " CAMERA CAMERAS CAM CAMS DOME DOMES BULLET BULLETS TURRET TURRETS NVR NVRS DVR DVRS RADIO RADIOS PHONE"
                            + " PHONES SWITCH SWITCHES PTZ PTZS LPR POLE POLES HIKVISION DAHUA HYTERA HUAWEI ZTE AXIS USED"
                            + " FOR TO OF AT ON AND WITH NEAR FROM BY OR THE PER QTY X WIRELESS OUTDOOR INDOOR VIDEO BAY DRIVE DRIVES")
                    .split(" "));

    /** What stands behind the name of a person that a place or a company is called by. */
    private static final Set<String> OF_PLACES_AND_COMPANIES = Set.of(
            ("SCHOOL SCHOOLS ELEMENTARY ELEM MIDDLE HIGH HS MS ES JHS ACADEMY COLLEGE UNIVERSITY PARK PARKS LIBRARY CENTER CTR HALL HOUSE"
                            + " TOWER PLAZA BRIDGE LAKE CREEK RIVER RIDGE HILL HILLS HEIGHTS VILLAGE FIELD STADIUM ARENA GYM POOL BUILDING"
                            + " BLDG ANNEX STATION FIREHOUSE COURTHOUSE CLINIC HOSPITAL CHURCH CHAPEL CEMETERY MUSEUM THEATER CAMPUS"
                            + " COUNTY CITY TOWN TOWNSHIP STREET ST AVE AVENUE RD ROAD DR DRIVE LN LANE BLVD CT COURT WAY TRAIL GARAGE"
                            + " LLC INC LTD CORP CO COMPANY BROS SONS GROUP SECURITY ALARM ALARMS ELECTRIC ELECTRONICS COMMUNICATIONS"
                            + " SYSTEMS SERVICES SERVICE SUPPLY SOLUTIONS TECHNOLOGIES CONSULTING CONTRACTORS CONSTRUCTION BRAND"
                            + " ASSOCIATES PARTNERS INDUSTRIES ENTERPRISES DEERE CONTROLS FOUNDATION TRUST AIRPORT MEMORIAL SUBSTATION"
                            + " LODGE SHELTER CAMP TRAINING PLANT WAREHOUSE DEPOT TERRACE APARTMENTS ESTATES MANOR COMMONS")
                    .split(" "));

    private WordsOfPurchases() {}

    static boolean has(String word) {
        String upper = word.toUpperCase(Locale.ROOT);
        return WORDS.contains(upper) || COUNTED.contains(upper) || OF_PLACES_AND_COMPANIES.contains(upper);
    }

    static boolean isOfStreets(String word) {
        return OF_STREETS.contains(word.toUpperCase(Locale.ROOT));
    }

    static boolean isCounted(String word) {
        return COUNTED.contains(word.toUpperCase(Locale.ROOT));
    }

    static boolean isOfPlacesOrCompanies(String word) {
        return OF_PLACES_AND_COMPANIES.contains(word.toUpperCase(Locale.ROOT));
    }
}
