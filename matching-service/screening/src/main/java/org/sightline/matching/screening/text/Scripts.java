package org.sightline.matching.screening.text;

import java.util.HashMap;
import java.util.Map;

/** Chinese in both forms, Cyrillic and other scripts: brought to one spelling, so that names in them can be compared. */
public final class Scripts {

    /** Traditional and Japanese forms, and the simplified ones, of the characters that occur in names on the list. */
    private static final String TRADITIONAL = "視视訊讯華华為为爲为興兴達达術术團团網网絡络電电信信國国務务機机資资數数碼码雲云螢萤軟软產产業业場场龍龙業业聯联導导處处"
            + "體体實实際际際际顯显專专東东橋桥橙橙華华銳锐億亿儀仪備备貿贸設设連连遠远進进運运過过醫医金金銀银錄录鏡镜門门開开間间陽阳"
            + "隊队雙双離离難难靈灵響响頭头題题馬马驗验鮮鲜麗丽點点齊齐芯芯衛卫術术爾尔廣广慶庆應应戰战暢畅權权";

    private static final Map<Character, Character> SIMPLE = new HashMap<>();

    static {
        for (int i = 0; i + 1 < TRADITIONAL.length(); i += 2) {
            SIMPLE.put(TRADITIONAL.charAt(i), TRADITIONAL.charAt(i + 1));
        }
    }

    private Scripts() {}

    /** A foreign character in its one form; 0 for gaps and Latin letters that no look-alike hides behind. */
    public static char fold(char c) {
        if (c < 0x370 || !Character.isLetterOrDigit(c)) {
            return 0;
        }
        char upper = Character.toUpperCase(c);
        return SIMPLE.getOrDefault(upper, upper);
    }

    /** A name in its one form, gaps left out. */
    public static String spell(String name) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = fold(name.charAt(i));
            if (c != 0) {
                letters.append(c);
            }
        }
        return letters.toString();
    }

    /** Whether a script writes words without spaces, so that a name may begin anywhere. */
    public static boolean unspaced(char c) {
        return c >= 0x2E80;
    }
}
