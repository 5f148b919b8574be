package org.sightline.gateway.opendata.redaction;

import java.util.regex.Pattern;

/** Takes user names, passwords and codes of doors and devices out of a text. */
final class Credentials {

    private static final String MASK = "[user name or password]";

    private static final String SECRET =
            "(?:PASS\\s?WORDS?|PASSWR?D|PASSWRD|CLAVE|CONTRASE[NÑ]A|PASSCODE|PASSPHRASE|PSWD|PWD|PW|P/W|PSK)";
    private static final String USER =
            "(?:USER\\s?NAMES?|USR|USUARIO|USER\\s?ID|USER|LOG\\s?[IO]N(?:\\s?ID)?|UN|U/N|CREDENTIALS|CREDS)";
    /** What is not yet taken out, in quotation marks or to the next space. */
    private static final String VALUE = "(?![\\[:=])(?:\"[^\"]{1,60}\"|[^\\s,;]*[^\\s,;.)])";
    /** With a digit or a mark in it, as words of a sentence have none. */
    private static final String STRANGE = "(?!\\[)(?=\\S*[A-Za-z])(?=\\S*[\\d!@#$%^&*_=])(?=\\S{5})[^\\s,;]*[^\\s,;.)]";

    private static final Pattern[] RULES = {
        // user/password: jdoe/Camera1
        Pattern.compile("(?i)(\\b" + USER + "\\s*/\\s*" + SECRET + "\\s*(?:[:=]|\\bIS\\b)\\s*)" + VALUE),
        // key of an interface
        Pattern.compile("(?i)(\\b(?:API|SECRET|PRIVATE)\\s+(?:KEY|TOKEN|SECRET)\\b[\\s:=#]*+)" + STRANGE),
        // admin/Hik12345, root:pass9
        Pattern.compile(
                "(?i)()(?<![\\w-])(?:ADMIN(?:ISTRATOR)?|ROOT|OPERATOR|USER|GUEST|VIEWER|SERVICE|SUPERVISOR|INSTALLER)"
                        + "\\s*[/:|]\\s*(?=\\S*[\\d!@#$%^&*])" + VALUE),
        // user: admin; login = jdoe / Camera1
        Pattern.compile("(?i)((?<!\\bEND[ -])\\b" + USER + "\\s*(?:[:=]|\\bIS\\b)\\s*)" + VALUE + "(?:\\s*[/|]\\s*"
                + VALUE + ")?"),
        // user admin pw ..., login jdoe / ...
        Pattern.compile("(?i)((?<!\\bEND[ -])\\b" + USER + "\\s+)(?!AND\\b|OR\\b|&|/)" + VALUE
                + "(?=[\\s,;/&]+(?:AND\\s+)?" + SECRET + "\\b[\\s:=]+\\S)"),
        Pattern.compile("(?i)(\\b(?:CREDENTIALS|CREDS|LOG\\s?[IO]N)\\s+)(?!AND\\b|OR\\b|&)" + VALUE + "\\s*[/|:]\\s*"
                + "(?=\\S*[\\d!@#$%^&*])" + VALUE),
        Pattern.compile(
                "(?i)(\\b(?:USER\\s?(?:NAME|ID)|USER|LOG\\s?[IO]N)\\s+)(?=[a-z]+\\d|[a-z]+[._][a-z]+\\d*\\b)" + VALUE),
        // password: anything; pw Camera2019!
        Pattern.compile("(?i)(\\b" + SECRET + "\\s*(?:[:=]|\\bIS\\b|\\bWAS\\b|\\bSET\\s+TO\\b|->)\\s*)" + VALUE),
        Pattern.compile("(?i)(\\b" + SECRET + "\\s+(?:TO\\s+)?)" + STRANGE),
        Pattern.compile("(?i)(\\bPASS(?:\\s*[:=]\\s*|\\s+(?=\\S*[A-Z])(?=\\S*\\d)))(?=\\S*\\d)" + VALUE),
        Pattern.compile("(?i)(\\b(?:PASS\\s?WORD|PASSWD|PASSCODE|PWD|PSWD)\\s+)(?!\\[)\\d{3,}(?![\\w.-])"),
        // behind a user's name, whatever it is
        Pattern.compile("(?i)(\\[user name or password][\\s,;/&]+(?:AND\\s+)?(?:" + SECRET
                + "\\b[\\s:=]*+)?)(?!\\[)(?=\\S*[\\d!@#$%^&*])" + VALUE),
        Pattern.compile("(?i)(\\[user name or password][\\s,;/&]+(?:AND\\s+)?" + SECRET + "\\b[\\s:=]*+)" + VALUE),
        // PIN 4411, gate code 2580#, lock combination 12-24-36
        Pattern.compile(
                "(?i)((?<!\\d[ -]?)\\bPIN(?:\\s*(?:CODE|NO|NUMBER))?\\b[\\s.:#=]*(?:IS\\s+)?)(?!\\[)\\d{4,8}(?![\\w-])"),
        Pattern.compile(
                "(?i)(\\b(?:ACCESS|DOOR|GATE|ALARM|ENTRY|KEYPAD|LOCK|LOCKBOX|UNLOCK|VERIFICATION|SECURITY|MASTER|INSTALLER"
                        + "|PANEL|DISARM|ARM|USER|PASS|SAFE)\\s?CODES?\\b[\\s.:#=]*(?:IS\\s+)?)(?!\\[)(?=\\S*\\d)[\\w#*-]{3,}+"),
        // a key code of digits; with letters it is a maker's name of a lock
        Pattern.compile("(?i)(\\bKEY\\s?CODES?\\b[\\s.:#=]*(?:IS\\s+)?)(?!\\[)\\d{3,}(?![\\w-])"),
        Pattern.compile(
                "(?i)(\\bCOMB(?:O|INATION)\\b[\\s.:#=]*(?:IS\\s+)?)(?!\\[)\\d{1,2}[-/ ]\\d{1,2}[-/ ]\\d{1,2}(?![\\w-])"),
        // network name and key, SNMP community
        Pattern.compile(
                "(?i)(\\b(?:SSID|(?:SNMP\\s+)?COMMUNITY\\s+STRING|(?:WPA\\d?|WI-?FI|WEP|NETWORK|ENCRYPTION|PRE-?SHARED)\\s+KEY)"
                        + "\\s*(?:[:=]|\\bIS\\b)\\s*)" + VALUE),
        Pattern.compile("(?i)(\\b(?:SSID|(?:WPA\\d?|WI-?FI|WEP|PRE-?SHARED)\\s+KEY)\\s+)" + STRANGE),
    };

    private Credentials() {}

    static String without(String text) {
        String left = text;
        for (Pattern rule : RULES) {
            left = rule.matcher(left).replaceAll("$1" + java.util.regex.Matcher.quoteReplacement(MASK));
        }
        return left;
    }
}
