package org.sightline.gateway.opendata.redaction;

import java.util.regex.Pattern;

/** Takes mail addresses, addresses with a user's name in them, MAC addresses (IEEE 802) and IP addresses out of a text. */
final class NetworkAddresses {

    private static final String MAC_MASK = "[MAC address]";
    private static final String IP_MASK = "[IP address]";

    private static final Pattern WITH_USER = Pattern.compile("(?i)\\b[a-z]{2,8}://[^\\s/@]+@\\S+");

    /** Also written as {@code jane (at) city.invalid} and {@code jane at city dot invalid}. */
    private static final Pattern MAIL = Pattern.compile("(?i)[\\w.%+'-]++@[\\w-]+(?:\\.[\\w-]+)*\\.[a-z][\\w-]+"
            + "|[\\w.%+-]++\\s*[(\\[{]\\s*at\\s*[)\\]}]\\s*[\\w-]+(?:\\s*(?:\\.|[(\\[{]\\s*dot\\s*[)\\]}])\\s*[\\w-]+)+"
            + "|(?-i:[a-z0-9._+-]++\\s+AT\\s+[a-z0-9-]+(?:\\.[a-z0-9-]+)*\\.[a-z]{2,10}\\b)"
            + "|(?=[\\d._%+-]*[a-z])[\\w.%+-]{2,}+\\s?@\\s?(?=[a-z])[\\w-]+(?:\\.[\\w-]+)*\\.(?:com|org|net|gov|edu|us|invalid|example)\\b"
            + "|[\\w.%+-]++\\s+at\\s+[\\w-]+\\s+dot\\s+[a-z]{2,10}\\b");

    /** Behind these stands the number of a kind of thing, not of one device. */
    private static final String OF_A_PART =
            "\\b(?:STOCK|ITEM|PART|P/N|PN|UPC|SKU|MODEL|MFR|CAT|CATALOG|OEM)\\s?(?:NO|NUMBER)?[ .:#]{0,2}";

    private static final String WITH_LETTER = "(?=[0-9.: -]{0,16}[a-f])";

    /** In pairs, in fours as Cisco writes them, in halves, or together. What may be another number must have a letter in it. */
    private static final Pattern MAC =
            Pattern.compile("(?i)(?<![\\w:-])(?:[0-9a-f]{2}([:-])(?:[0-9a-f]{2}\\1){4}[0-9a-f]{2}"
                    + "|" + WITH_LETTER + "[0-9a-f]{2}([. ])(?:[0-9a-f]{2}\\2){4}[0-9a-f]{2}"
                    + "|[0-9a-f]{4}\\.[0-9a-f]{4}\\.[0-9a-f]{4}"
                    + "|" + WITH_LETTER + "[0-9a-f]{4}([:-])[0-9a-f]{4}\\3[0-9a-f]{4}"
                    + "|(?<!" + OF_A_PART + ")" + WITH_LETTER + "[0-9a-f]{6}[:-][0-9a-f]{6}"
                    + "|(?<!" + OF_A_PART + ")(?=\\d*[a-f])(?=[a-f]*\\d)[0-9a-f]{12})(?![\\w:-])");

    private static final Pattern MAC_SAID = Pattern.compile(
            "(?i)(\\bMACS?(?:\\s*(?:ADDR(?:ESS(?:ES)?)?|ID|NO)\\b)?[\\s.:#=]*|\\[MAC address][\\s,;/&]+)[0-9a-f]{6}[ .:-]?[0-9a-f]{6}(?!\\w)");

    private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|[01]?\\d?\\d)";

    /** Four numbers that are no version of software and no number of a section. */
    private static final Pattern IP_4 = Pattern.compile(
            "(?i)(?<![\\w.])(?<!\\b(?:V|VER|VERSION|FW|FIRMWARE|SW|REV|RELEASE|BUILD|SOFTWARE|SECTION|SEC|SPEC|ITEM|TASK|WBS|CLIN)[ .:#]{0,2})"
                    + OCTET + "(?:\\." + OCTET + "){3}(?:/\\d{1,2}|:\\d{1,5})?"
                    + "(?:\\s?(?:-|–|THRU|TO)\\s?(?:" + OCTET + "(?:\\." + OCTET
                    + "){3}|\\.?\\d{1,3}))?(?![\\w.]*\\w)(?!\\s*(?:LIC|UPG|RELEASE|PATCH|BUILD|SW|SOFTWARE|MAINT|SUPPORT|SUBSCR|RENEW))");

    private static final Pattern IP_6 = Pattern.compile("(?i)(?<![\\w:])(?:(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}"
            + "|(?:[0-9a-f]{1,4}(?::[0-9a-f]{1,4}){0,6})?::(?:[0-9a-f]{1,4}(?::[0-9a-f]{1,4}){0,6})?)"
            + "(?:/\\d{1,3})?(?![\\w:])");

    private NetworkAddresses() {}

    static String without(String text) {
        String left = WITH_USER.matcher(text).replaceAll("[address with a user name]");
        left = MAIL.matcher(left).replaceAll("[mail address]");
        left = MAC.matcher(left).replaceAll(MAC_MASK);
        String before;
        do {
            before = left;
            left = MAC_SAID.matcher(left).replaceAll("$1" + MAC_MASK);
        } while (!left.equals(before));
        left = IP_6.matcher(left).replaceAll(IP_MASK);
        return IP_4.matcher(left).replaceAll(IP_MASK);
    }
}
