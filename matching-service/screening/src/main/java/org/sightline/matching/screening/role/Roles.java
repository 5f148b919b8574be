package org.sightline.matching.screening.role;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.screening.match.Role;
import org.sightline.matching.screening.text.Text;

/**
 * Tells a purchase from a line that only talks about a maker: by the words before and after the name, within its sentence.
 *
 * <p>Pure word rules, tried in the order given; the first that fits decides. A rule that names a purchase ("replace with",
 * "install") stands before the rule that it would otherwise fall under.
 */
public final class Roles {

    private static final int WINDOW = 14;

    private static final String REMOVE = "(?:REMOV\\w*|DISPOS\\w*|DECOM\\w*|UNINSTAL\\w*|DEINSTAL\\w*|DE"
        + " INSTAL\\w*|DISMANTL\\w*|DISMOUNT\\w*|RECYCL\\w*|RETIR(?:E|ES|ED|ING|EMENT|AR|O)|SCRAP\\w*|DESTROY\\w*|DESTRUCTION|DEMO|DEMOLI\\w*|TAKE"
        + " ?DOWN|TAKING DOWN|TEAR ?OUT|RIP|RIPPING|PULL OUT|SURPLUS\\w*|AUCTION\\w*|E ?WASTE|E ?CYCL\\w*|PHASE"
        + " ?OUT|PHASING OUT|PURG\\w*|ELIMINAT\\w*|STRIP"
        + " OUT|DISCONNECT\\w*|DESINSTAL\\w*|DESMONT\\w*|REMOCION|HAUL|SALVAGE|DISCARD\\w*|ABANDON\\w*|SUNSET\\w*|WIPE|SANITIZ\\w*|TURN"
        + " IN|GET RID OF|GETTING RID OF|UNMOUNT\\w*|SELL OFF|SOLD|GOVDEALS|TAKE OUT|TAKING OUT|TAKEN"
        + " OUT|ISOLAT\\w*|QUARANTIN\\w*|BUYBACK|BUY BACK|DEPLOYED|LIQUIDAT\\w*)";
    private static final String REPLACE =
            "(?:REPLAC(?:E|ES|ED|ING)|REPLACEMENTS? (?:OF|FOR)|REPLC|REPL|REPLACEMENTS?|SWAP\\w*|CHANGE ?OUT|CHANGING"
                + " OUT|CHANGEOUT|"
                + "SUBSTITUT\\w*|SUPERSED\\w*|SUPPLANT\\w*|DISPLAC\\w*|REEMPLAZ\\w*|SUSTITU\\w*|(?:UPGRAD\\w+|UPDAT\\w+|MIGRAT\\w+|CONVER\\w+|TRANSITION\\w*|MOV(?:E|ED|ING)|SWITCH\\w*|CHANG\\w+|CUTOVER|DEPART\\w*|EXIT\\w*)(?:"
                + " \\w+){0,2} (?:FROM|OFF|AWAY FROM|OF|EXISTING|OLD)|UPGRADING|TAKE OVER FROM|TAKES OVER FROM|TAKING"
                + " OVER FROM|IN LIEU OF|IN PLACE OF|INSTEAD OF|RATHER THAN|ALTERNATIVES? (?:TO|FOR)|ALTERNATE"
                + " (?:TO|FOR)|OPPOSED TO|TRADE ?INS?|TRADING IN|AWAY FROM|FROM OLD|EQUIVALENT (?:TO|OF)|EQUAL"
                + " TO|EQUALS|SIMILAR TO|COMPARABLE (?:TO|WITH)|COMPARED (?:TO|WITH)|VERSUS|LIKE)";
    private static final String THERE =
            "(?:LEGACY|EXISTING|OLD|OLDER|OBSOLETE|OUTDATED|BANNED|PROHIBITED|BLACKLISTED|DISALLOWED|FORMER|FORMERLY|PREVIOUS|PREVIOUSLY|PRIOR|DEFECTIVE|FAILED|FAILING|BROKEN|DEAD|NON"
                + " ?COMPLIANT|NONCOMPLIANT|END OF LIFE|EOL)";
    private static final String COMPAT =
            "(?:FITS?|FITTING|FITTED (?:TO|FOR)|COMPATIBLE|COMPATIBILITY|COMPAT|COMP|WORKS? (?:WITH|W)|WORKING"
                    + " (?:WITH|W)|TESTED (?:WITH|W|ON|FOR)|TO SUIT|USED? (?:WITH|W|ON|IN)|SUITABLE|SUITS?|DESIGNED"
                    + " FOR|MADE FOR|INTEGRAT\\w+ (?:WITH|FOR|OF|INTO|TO)|INTERFACES? (?:WITH|TO|FOR)|CONNECTS?"
                    + " (?:TO|WITH)|SUPPORTS?|AFTERMARKET|AFTER MARKET|THIRD PARTY|3RD PARTY|GENERIC|NON"
                    + " OEM|UNIVERSAL|MATCHES|COMPATIBLE CON|PAIRS WITH)";
    private static final String SERVICE =
            "(?:TRAINING|TRAIN|TRAINS|COURSES?|CLASS|CLASSES|WORKSHOP|WEBINAR|SEMINAR|CONSULT\\w*|AUDIT\\w*|ASSESS\\w*|INVESTIGAT\\w*|"
                + "LITIGATION|LAWSUIT|LEGAL|EXPERT|WITNESS|RE|REPORT\\w*|RESEARCH|STUDY|STUDIES|BOOKS?|BOOKLET|ARTICLES?|SUBSCRIPTION|NEWS|NEWSLETTER|ANALYSIS|PATCH\\w*|VULNERABILIT\\w*|CVE|PENETRATION|PENTEST\\w*|PEN"
                + " TEST\\w*|TEST(?:ING|S)? OF|REPAIR\\w*|FIX|FIXING|TROUBLESHOOT\\w*|SERVICE"
                + " CALL|SERVICE|SERVICING|SERVICED|SVC CALL|TECH SUPPORT|SUPPORT"
                + " FOR|MAINT|MAINTENANCE|MAINTAIN\\w*|LICEN[CS]E\\w*|LIC|INVENTORY|MONITORING"
                + " OF|IDENTIF\\w*|SCAN\\w*|DETECT\\w*|CERTIF\\w*|ATTEST\\w*|COMPLIANCE|DISCLOS\\w*|REVIEW OF|SURVEY"
                + " OF|ON ?SITE TECH\\w*|SERVICE TECH\\w*|TECH (?:VISIT|LABOR|TIME)|BACK ?UP OF|CONFIG"
                + " OF|WARRANTY|CONFIGUR\\w*|(?:RE)?PROGRAM(?:ING|MING|MED|S)?|ADJUST\\w*|REALIGN\\w*|UNLOCK\\w*|REMOTE"
                + " SUPPORT|HELP ?DESK|RESET\\w*|PASSWORD|RECOVERY|RECOVER|RELOCAT\\w*|REINSTALL\\w*|RE"
                + " INSTALL\\w*|CLEANING|FIRMWARE|WHITE ?PAPER|BRIEFING|TESTIMONY|HEARING|MEMO|POLICY|BAN ON|BAN"
                + " OF|BANS|RESTRICTIONS? ON|SANCTIONS?"
                + " (?:ON|AGAINST)|NDA|DIAGNOS\\w*|CALIBRAT\\w*|INSPECT\\w*|VS?|AGAINST)";
    /** What a work order tells somebody to do to a thing that is there. Only as the first word, or after hours or labour. */
    private static final String WORK =
            "(?:MOVE|MOVING|CLEAN|RETRIEVE|EXPORT|DOWNLOAD|EXTRACT|VERIFY|ADJUST|AIM|RE ?AIM|REFOCUS|RE"
                + " ?FOCUS|REALIGN|REMOUNT|UNMOUNT|REWIRE|RECONNECT|"
                + "REBOOT|RESTART|RESTORE|RESEAT|RECONFIGURE|TIGHTEN|LOCATE|TRACE|DISABLE|RETURN|RETURNED|RETURNING|RMA|PULL|EVALUATE|DEBUG|RESOLVE|STRAIGHTEN|DISASSEMBLE|STRIP|COLLECT|PACK|CRATE|DIAGNOSE|UNPLUG|LOWER|RAISE|SEGMENT|BACK"
                + " ?UP|REPAIR|TURN OFF|SHUT OFF|POWER DOWN)";

    private static final String PART =
            "(?:BRACKETS?|MOUNTS?|CLIPS?|BATTERY|BATTERIES|CHARGERS?|CASE|CASES|CABLES?|ADAPTERS?|ADAPTORS?|HOLSTERS?|ANTENNAS?|EARPIECES?|HEADSETS?|MICS?|MICROPHONES?|STRAPS?|COVERS?|BOX|BOXES|HOUSINGS?|POWER"
                + " SUPPLY|POWER SUPPLIES|REMOTES?|KNOBS?|BELT)";
    private static final String ACQUIRE =
            "(?:INSTALL|INSTALLS|INSTALLED|INSTALLING|INSTALLATION|INSTL|FURNISH\\w*|SUPPLY|SUPPLIES|SUPPLYING|PURCHAS\\w*|BUY|BUYING|BOUGHT|NEW|ADD|ADDING|ADDITION\\w*|DELIVER\\w*|PROCUR\\w*|ACQUI\\w*|ORDER|ORDERED|SUMINISTRO|INSTALACION|COMPRA|LEASE|RENTAL|RENT|PROVIDE|PROVIDES|PROVIDING|UPGRADE"
                + " TO|MIGRAT\\w+ TO|CONVERT TO|CHANGE TO|SWITCH TO|TO NEW|INCLUDES?|INCLUDED|INCLUDING|PLUS)";

    private static final String BETWEEN = "(?: \\w+){0,7}? *$";
    private static final String GO_ON =
            "(?:(?! " + ACQUIRE + "\\b| WITH\\b| W\\b| BY\\b| POR\\b| CON\\b| INTO\\b) \\w+){0,8} *$";
    private static final String NOUN = "(?: (?!INSTALL|NEW|SUPPLY|FURNISH)\\w+){0,4}?";

    private static final List<Rule> BEFORE = List.of(
            mention(
                    "negation",
                    "\\b(?:(?<!\\bPO )(?<!ITEM )(?<!PART )(?<!MODEL )(?<!SERIAL )(?<!INVOICE )(?<!ORDER )(?<!LOT"
                        + " )NO|NON|ZERO)(?:"
                        + " (?:OF|OR|AND|NOR|ANY|CHINESE|BANNED|COVERED|USE|PRODUCTS?|EQUIPMENT|DEVICES?|FROM|MADE|BY|BRAND|BRANDS|PRC|SUCH|AS|COMPONENTS?|CAMERAS?|GEAR|THE|LIKE|HIKVISION|DAHUA|HUAWEI|ZTE|HYTERA|EZVIZ|HISILICON|LOREX|AMCREST)){0,8}"
                        + " *$"),
            mention(
                    "negation",
                    "\\b(?:NOT(?! TO EXCEED)|NEITHER|NEVER|WITHOUT|W O|EXCLUD\\w+|EXCEPT|EXCEPTING|BARRING|FREE"
                        + " (?:OF|FROM)|OTHER THAN|ANYTHING BUT|ANYONE"
                        + " BUT|AVOID\\w*|FORBID\\w*|PROHIBITS?|PROHIBITING|PROHIBITION|BANS?|BANNING|CANNOT|REJECT\\w*|INELIGIBLE|UNACCEPTABLE|CONTAINS?"
                        + " NO|DENY|DISALLOW\\w*|RESTRICT\\w*|NOR|NINGUN\\w*|SIN|EXCEPTO)"
                            + BETWEEN),
            mention("negation", "\\bNO (?:SUBSTITUT\\w+|SUBS|EQUALS?|EXCEPTIONS?)(?: \\w+)? *$"),
            mention("compatible part", "\\b(?:COMPATIBLE|COMPAT) (?:WITH|W|TO)(?: (?:THE|A|AN|ALL|MOST))? *$"),
            purchase("\\b(?:" + REPLACE + "|" + THERE
                    + ")\\b.*\\b(?:WITH|W|BY|POR|CON|TO)(?:"
                    + " (?:NEW|A|THE|\\d+|TWO|THREE|FOUR|FIVE|SIX|EIGHT|TEN|AN|UPGRADED|NEWER|HD|IP|4K|\\w*MP))*"
                    + " *$"),
            purchase("\\bLINES? OF SERVICE(?: \\w+)? *$"),
            purchase("\\b" + REMOVE + "\\b.*\\b(?:WITH|REPLACE WITH|FOR NEW)(?: (?:NEW|A|THE|\\d+))* *$"),
            mention("removal", "\\b" + REMOVE + "\\b" + GO_ON),
            mention(
                    "service about it",
                    "(?:^|\\b(?:LABOR|LABOUR|HRS?|HOURS?|TECH|TECHNICIAN)(?: LABOR)?(?: TO)? )" + WORK + "\\b(?:(?! "
                            + ACQUIRE + "\\b| (?:AND|FOR|TO|WITH|W|VISIT) (?!BOX)) \\w+){0,5} *$"),
            mention(
                    "service about it",
                    "\\b\\d+ ?(?:HRS?|HOURS?)(?: (?!MATERIALS?|INSTALL\\w*|FURNISH|NEW)\\w+){0,3} *$"),
            mention(
                    "part or service for it",
                    "\\b(?<!DISCOUNT )(?<!DEPOSIT )(?<!SAVINGS )(?<!CREDIT )(?<!OFF )(?<!BALANCE"
                            + " )(?:ON|IN|INSIDE|INTO|ONTO|ABOUT|REGARDING|CONCERNING|AGAINST|BEHIND|UNDER|NEAR|VIDEO"
                            + " FROM|FOOTAGE FROM|DATA FROM|RECORDINGS? FROM|CLIPS? FROM)(?:"
                            + " (?:THE|A|AN|OUR|ALL|EACH|BOTH|EVERY|EXISTING|OLD|FAILED|\\d+|TWO|THREE|FOUR|SIX))* *$"),
            purchase("\\bREPLACEMENTS?(?: (?!FOR|OF|PARTS?)\\w+)? *$"),
            mention("replacement", "\\b" + REPLACE + "\\b" + GO_ON),
            mention("what is there already", "\\b" + THERE + "\\b" + GO_ON),
            mention("compatible part", "\\b" + COMPAT + "\\b(?:(?! " + ACQUIRE + "\\b) \\w+){0,5} *$"),
            mention(
                    "service about it",
                    "\\b(?:SERVICE|SERVICES|SUPPORT|MAINTENANCE|MAINT|REPAIR|SLA|WARRANTY|MONITORING)(?: \\w+)?"
                            + " (?:AGREEMENT|CONTRACT|PLAN|CALL|VISIT|RENEWAL) (?:FOR|ON)(?: \\w+){0,3} *$"),
            purchase(
                    "\\b(?:PAYMENT|PAY|PAID|INVOICE|INV|QUOTE|QUOTATION|PO|ORDER|REQUEST|REQ|REQUISITION|FUNDS?|FUNDING|BID|RFQ|RFP|PURCHASE|CHARGES?|DEPOSIT|BALANCE|COST|COSTS|AMOUNT|BILL|BILLING|LEASE|RENTAL|INSTALL|INSTALLATION|INSTALLED|LABOR|BUDGET|GRANT|AWARD|CONTRACT|AGREEMENT|FREIGHT|SHIPPING|REIMBURSEMENT|FINANCING)"
                        + " FOR(?: \\w+){0,4} *$"),
            mention(
                    "part or service for it",
                    "\\w (?:FOR|PARA)(?:"
                        + " (?:THE|A|AN|OUR|ALL|ITS|ANY|EXISTING|OLD|\\d+|DE|LAS|LOS|MOST|SELECT|VARIOUS|MANY|CERTAIN|LAS|USE|USED|IN|ON|WITH|OTHER|SUCH|AS|AND|OR|HIKVISION|DAHUA|HUAWEI|ZTE|HYTERA|MOTOROLA|AXIS))*"
                        + " *$"),
            purchase("\\b(?:INSTALL\\w*|FURNISH\\w*|SUPPLY)(?: \\w+){0,2}"
                    + " (?:PROGRAM\\w*|CONFIGUR\\w*|TRAINING|SETUP|COMMISSION\\w*)(?: \\w+){0,3} *$"),
            mention(
                    "service about it",
                    "\\b" + SERVICE + "\\b(?:(?! " + ACQUIRE + "\\b| INCL\\b| WITH\\b| W\\b) \\w+){0,5} *$"),
            mention(
                    "part or service for it",
                    "\\b(?:SCREEN PROTECTORS?|SCREEN GUARDS?|TEMPERED GLASS|PHONE CASES?|FLIP COVER)(?: \\w+){0,3} *$"),
            mention(
                    "service about it",
                    "\\b(?:COUNSEL|MAGAZINES?|PODCAST|LECTURE|DOCUMENTARY|RECORDS"
                            + " REQUEST|FLYERS?|BROCHURES?|POSTERS?|NEWSPAPER|ADVERTIS\\w+|COLUMN|SPEECH|PANEL"
                            + " DISCUSSION)\\b(?:(?! "
                            + ACQUIRE + "\\b) \\w+){0,4} *$"),
            mention(
                    "style only",
                    "\\b(?:STYLE|TYPE|CLONE|COPY|REPLICA|KNOCK ?OFF|COUNTERFEIT|FAKE|LOOKALIKE)(?: OF)? *$"));

    private static final List<Rule> AFTER = List.of(
            mention("negation", "^ *(?:FREE|EXCLUDED|EXEMPT)\\b(?! (?:SHIPPING|DELIVERY|INSTALL|TRIAL|FREIGHT))"),
            mention(
                    "negation",
                    "^" + NOUN
                            + " (?:ARE |IS |WILL |BE |SHALL |MAY |WERE |WAS )*(?:NOT (?:BE"
                            + " )?(?:ALLOWED|ACCEPTED|PERMITTED|ACCEPTABLE|AUTHORIZED|USED|INCLUDED|PROPOSED|OFFERED|INSTALLED|ELIGIBLE|CONSIDERED|APPROVED)|PROHIBITED|BANNED|FORBIDDEN|REJECTED|DISQUALIFIED|DECLINED|UNACCEPTABLE|EXCLUDED|DISALLOWED|NOT"
                            + " ALLOWED|INELIGIBLE)\\b"),
            purchase("^" + NOUN + " REPLAC(?:ES|ING|EMENT FOR) (?:\\w+ )*"),
            mention(
                    "replacement",
                    "^" + NOUN
                            + " (?:TO BE |BEING |WERE |WAS |IS |ARE |WILL BE |GETTING"
                            + " )?(?:REPLACED|SWAPPED|SUPERSEDED|SUBSTITUTED|CHANGED|UPGRADED|CONVERTED|MIGRATED|SWITCHED)(?:"
                            + " OUT)? (?:BY|WITH|FOR|TO|OUT)\\b"),
            mention(
                    "removal",
                    "^" + NOUN
                            + " (?:TO BE |BEING |WERE |WAS |IS |ARE |WILL BE |MUST BE |GETTING"
                            + " )?(?:REMOV\\w*|DISPOS\\w*|DECOM\\w*|UNINSTAL\\w*|DEINSTAL\\w*|DE"
                            + " INSTAL\\w*|DISMANTL\\w*|RECYCL\\w*|RETIRED|RETIREMENT|SCRAPPED|DESTROYED|DESTRUCTION|TAKE"
                            + " ?DOWN|TAKEN DOWN|TEAR ?OUT|RIP (?:AND|N)? ?REPLACE|RIP OUT|RIPPED"
                            + " OUT|SURPLUS\\w*|PHASE ?OUT|PHASED OUT|AUCTION|TRADE ?IN|TRADED IN|REPLACED|SWAP"
                            + " ?OUT|SWAP|CHANGE ?OUT|BUYBACK|BUY BACK|DEMO|SUNSET\\w*|EXIT)\\b"),
            mention(
                    "replacement",
                    "^" + NOUN
                            + " (?:REPLACEMENT|MIGRATION|CONVERSION|TRANSITION|PHASEOUT)(?:"
                            + " (?:PROJECT|PROGRAM|PLAN|WITH|TO|INITIATIVE|EFFORT|COSTS?|SERVICES?|REIMBURSEMENT|GRANT|BY))+"),
            mention(
                    "replacement",
                    "^ (?:CAMERAS?|SYSTEMS?|NVRS?|EQUIPMENT|DEVICES?|RADIOS?|SWITCH(?:ES)?|GEAR|UNITS?)?"
                            + " ?(?:REPLACEMENT|MIGRATION|CONVERSION) *$"),
            mention(
                    "compatible part",
                    "^ ?(?:OR \\w+ |AND \\w+ |\\w+"
                        + " )?(?:COMPATIBLE|COMPAT|STYLE|TYPE|LIKE|CLONE|EQUIVALENT|LOOKALIKE|KNOCKOFF|COMPATIBILITY)\\b"),
            mention("service about it", "^ (?:VS|VERSUS) (?!\\d)"),
            // A lawsuit; but LUMINYS V TURRET is a series.
            mention(
                    "service about it",
                    "^ V (?:US|USA|UNITED|FCC|FEDERAL|STATE|PEOPLE|CITY|COUNTY|TOWN|VILLAGE|DEPT|DEPARTMENT|AXIS|BOSCH|HANWHA|AVIGILON|CISCO|MOTOROLA)\\b"),
            mention(
                    "compatible part",
                    "^(?: (?!WITH|W|AND|PLUS|INCL)\\w+){0,4}? (?:AFTERMARKET|NON OEM|GENERIC REPLACEMENT)\\b"),
            mention(
                    "part or service for it",
                    "^(?: \\w+){0,4}? (?:SCREEN PROTECTORS?|TEMPERED GLASS|PHONE CASES?|FLIP COVER|SKIN|SCREEN"
                            + " GUARD)\\b"),
            mention(
                    "service about it",
                    "^(?: (?!INCL|WITH|W|PLUS|AND|NEW|PER|FOR|AFTER|FOLLOWING|DUE|AT|IN|LINES?)\\w+){0,4}?"
                        + " (?:TRAINING|COURSE|CERTIFICATION|LITIGATION|LAWSUIT|BANS?|REPORTS?(?! TO"
                        + " FOLLOW)|RESEARCH|AUDIT|ASSESSMENT|REPAIRS?|SETTLEMENT|INVESTIGATION|CVE|VULNERABILIT\\w*|TROUBLESHOOT\\w*|BACKDOOR|INVENTORY|PATCH\\w*|HACK|HACKED|BREACH|CASE"
                        + " STUDY|STUDY|COMPLIANCE|FIRMWARE|PASSWORD|CONSULTING|SANCTIONS|HEARING|RISK|RELOCATION|MAINTENANCE|SERVICE"
                        + " CALL|SERVICE|REPROGRAMMING|DISCLOSURE|NEWS|BRIEFING|RISKS|POLICY|RECOVERY|PROGRAMMING|REALIGN\\w*|CLEANING|OUT"
                        + " OF WARRANTY|WARRANTY (?:REPAIR|CLAIM|RENEWAL)|REPLACE"
                        + " (?:BAD|FAILED|BROKEN|DEAD|HDDS?|HARD|POWER|CABLES?|FANS?|BATTER\\w+)|RECORDS|COPIES|FAQS?|FLYERS?|SUPPORT"
                        + " CALL|(?:SWITCH |ROUTER |FIREWALL )?CONFIG(?:URATION)?"
                        + " (?:SUPPORT|HELP|ASSISTANCE|BACKUP|CHANGE\\w*|REVIEW)|NO VIDEO|NOT"
                        + " (?:WORKING|RECORDING)|OFFLINE|OUTAGE|SUPPORT CONTRACT|SERVICE CONTRACT|SERVICE"
                        + " AGREEMENT|MAINTENANCE CONTRACT|LOGIN)\\b"));

    /** "Hikvision to Bosch" goes before all else: a replacement, whatever word stands before it. */
    private static final List<Rule> TO_ANOTHER = List.of(mention(
            "replacement",
            "^" + NOUN
                    + " TO (?:AXIS|HANWHA|BOSCH|AVIGILON|VERKADA|MOTOROLA|CISCO|ERICSSON|NOKIA|SAMSUNG|KENWOOD|UNIFI|PELCO|GENETEC|MILESTONE|NDAA|ARUBA|JUNIPER|I"
                    + " PRO|RHOMBUS)\\b"));

    private static final Pattern CLAUSE = Pattern.compile(
            "\\b(?:SEC|SECTION|SECTIONS|S) 889|\\b889(?: ?A|\\b)|\\b52 204 2[3-7]|\\b2?\\.?200 216\\b|COVERED"
                    + " TELECOM|COVERED EQUIPMENT|PROHIBITION ON CONTRACTING|PROHIBITED TELECOM|\\bCOVERED LIST|SECURE"
                    + " EQUIPMENT ACT|SUBSIDIARY OR AFFILIATE|SUBSIDIARIES OR"
                    + " AFFILIATES|\\bREPRESENTATION\\b|\\bCERTIF(?:Y|IES|IED|ICATION)\\b");
    private static final Pattern NDAA = Pattern.compile("\\bNDAA\\b");

    /** "Substitute A for B" buys A; "substitute A with B" buys B. */
    private static final Pattern SUBSTITUTE = Pattern.compile("\\bSUBSTITUT(?:E|ES|ED|ING)(?: (?:NEW|\\d+))* *$");

    private static final Pattern IN_ITS_STEAD = Pattern.compile("^(?: \\w+){0,3}? FOR\\b");
    private static final Set<String> NEGATING = Set.of("NON", "NOT", "ANTI", "UN");
    private static final Pattern PART_OF = Pattern.compile("\\b" + PART + "\\b");
    /** A maker behind BY; not the one who installs, approves or asks. */
    private static final Pattern MADE_BY_ANOTHER = Pattern.compile(
            "(?<!ED)(?<!DONE)(?<!SOLD)(?<!BOUGHT) BY (?!HIKVISION|DAHUA|HUAWEI|ZTE|HYTERA)\\w+(?: \\w+)? *$");

    private Roles() {}

    /** What decided a role: null words mean the default, a purchase. */
    public record Decision(Role role, @Nullable String reason, int start, int end) {}

    /** The default: nothing speaks against a purchase. */
    public static final Decision PURCHASE = new Decision(Role.PURCHASE, null, 0, 0);

    private record Rule(Role role, @Nullable String reason, Pattern words) {}

    private static Rule mention(String reason, String words) {
        return new Rule(Role.MENTION, reason, Pattern.compile(words));
    }

    private static Rule purchase(String words) {
        return new Rule(Role.PURCHASE, null, Pattern.compile(words));
    }

    /**
     * The role of a name or model in a field.
     *
     * @param makersNamed how many of the designated makers the field names
     * @param model whether the span is a model number: those are not turned by clause text
     */
    public static Decision of(Text text, int start, int end, int makersNamed, boolean model) {
        Stretch before = Stretch.before(text, start);
        Stretch after = Stretch.after(text, end);
        if (SUBSTITUTE.matcher(before.words).find()
                && IN_ITS_STEAD.matcher(after.words).find()) {
            return PURCHASE;
        }
        Decision decision = glued(text, start);
        if (decision == null) {
            decision = first(TO_ANOTHER, after);
        }
        if (decision != null) {
            return decision;
        }
        decision = first(BEFORE, before);
        if (decision == null) {
            decision = first(AFTER, after);
        }
        if ((decision == null || decision.role() == Role.PURCHASE)
                && PART_OF.matcher(before.words).find()
                && MADE_BY_ANOTHER.matcher(after.words).find()) {
            decision = new Decision(Role.MENTION, "compatible part", before.rawStart(0), start);
        }
        if (decision == null || decision.role() == Role.PURCHASE) {
            Decision clause = model ? null : clause(text, makersNamed);
            return clause != null ? clause : PURCHASE;
        }
        return decision;
    }

    /** A prefix that is glued to the name: nonHikvision. */
    private static @Nullable Decision glued(Text text, int start) {
        int from = start;
        while (!text.startsWord(from)) {
            from--;
        }
        return NEGATING.contains(text.spelled(from, start))
                ? new Decision(Role.MENTION, "negation", from, start)
                : null;
    }

    private static @Nullable Decision first(List<Rule> rules, Stretch stretch) {
        for (Rule rule : rules) {
            Matcher matcher = rule.words().matcher(stretch.words);
            if (matcher.find()) {
                return new Decision(
                        rule.role(), rule.reason(), stretch.rawStart(matcher.start()), stretch.rawEnd(matcher.end()));
            }
        }
        return null;
    }

    private static @Nullable Decision clause(Text text, int makersNamed) {
        Stretch all = Stretch.of(text, 0, text.words.size());
        Matcher matcher = CLAUSE.matcher(all.words);
        boolean found = matcher.find();
        if (!found && makersNamed >= 2) {
            matcher = NDAA.matcher(all.words);
            found = matcher.find();
        }
        if (found) {
            return new Decision(Role.MENTION, "legal clause", all.rawStart(matcher.start()), all.rawEnd(matcher.end()));
        }
        return makersNamed >= 3 ? new Decision(Role.MENTION, "list of makers", 0, 0) : null;
    }

    /** Words of a field joined by single spaces, with the way back to the raw text. */
    private static final class Stretch {

        private final String words;
        private final List<Text.Word> of;

        private Stretch(List<Text.Word> of, boolean leading) {
            StringBuilder joined = new StringBuilder();
            for (Text.Word word : of) {
                if (leading || joined.length() > 0) {
                    joined.append(' ');
                }
                joined.append(word.text());
            }
            this.words = joined.toString();
            this.of = of;
        }

        public static Stretch of(Text text, int from, int to) {
            return new Stretch(text.words.subList(from, to), false);
        }

        static Stretch before(Text text, int start) {
            int to = 0;
            while (to < text.words.size() && text.words.get(to).end() <= start) {
                to++;
            }
            int from = to;
            int next = start;
            while (from > 0
                    && to - from < WINDOW
                    && !sentence(text, text.words.get(from - 1).end(), next)) {
                from--;
                next = text.words.get(from).start();
            }
            return new Stretch(text.words.subList(from, to), false);
        }

        static Stretch after(Text text, int end) {
            int from = 0;
            while (from < text.words.size() && text.words.get(from).start() < end) {
                from++;
            }
            int to = from;
            int last = end;
            while (to < text.words.size()
                    && to - from < WINDOW
                    && !sentence(text, last, text.words.get(to).start())) {
                last = text.words.get(to).end();
                to++;
            }
            return new Stretch(text.words.subList(from, to), true);
        }

        /** Whether a sentence ends between two words. */
        private static boolean sentence(Text text, int from, int to) {
            for (int i = from; i < to; i++) {
                char c = text.raw.charAt(i);
                boolean stop = c == '.'
                        && i + 1 < to
                        && Character.isWhitespace(text.raw.charAt(i + 1))
                        && !abbreviation(text.raw, i);
                boolean plus = c == '+'
                        && i > 0
                        && i + 1 < to
                        && Character.isWhitespace(text.raw.charAt(i - 1))
                        && Character.isWhitespace(text.raw.charAt(i + 1));
                if (plus || c == ';' || c == '\n' || c == '!' || stop) {
                    return true;
                }
            }
            return false;
        }

        /** Whether the word before a full stop is one or two letters long, or INCL or APPROX: v. and No. end no sentence. */
        private static boolean abbreviation(String raw, int stop) {
            int from = stop;
            while (from > 0 && Character.isLetter(raw.charAt(from - 1))) {
                from--;
            }
            String word = raw.substring(from, stop).toUpperCase(java.util.Locale.ROOT);
            return word.length() <= 2
                    || word.equals("INCL")
                    || word.equals("APPROX")
                    || word.equals("REPL")
                    || word.equals("EQUIP");
        }

        int rawStart(int offset) {
            int at = 0;
            for (Text.Word word : of) {
                int wordEnd = words.indexOf(word.text(), at) + word.text().length();
                if (offset < wordEnd) {
                    return word.start();
                }
                at = wordEnd;
            }
            return of.isEmpty() ? 0 : of.get(of.size() - 1).start();
        }

        int rawEnd(int offset) {
            int at = 0;
            int end = of.isEmpty() ? 0 : of.get(0).end();
            for (Text.Word word : of) {
                int wordStart = words.indexOf(word.text(), at);
                if (wordStart >= offset) {
                    return end;
                }
                end = word.end();
                at = wordStart + word.text().length();
            }
            return end;
        }
    }
}
