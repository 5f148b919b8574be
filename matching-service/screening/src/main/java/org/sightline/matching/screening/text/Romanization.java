package org.sightline.matching.screening.text;

import com.ibm.icu.text.Transliterator;
import java.util.List;
import java.util.Locale;

/**
 * Names in other scripts in Latin letters, by ICU: Cyrillic as the BGN romanizes it, Chinese as pinyin, all others as ICU does. Loading
 * ICU's tables takes a while; it happens when the first such name is met.
 */
public final class Romanization {

    /** What Chinese company names end with beside the name itself: legal forms and trades. */
    private static final List<String> CHINESE_ENDS = List.of(
            "有限责任公司", "股份有限公司", "有限公司", "股份", "集团", "公司", "科技", "技术", "通信", "通讯", "电子", "实业", "贸易", "国际", "信息", "工业",
            "网络", "数字", "设备", "系统", "发展", "集成电路", "半导体", "控股", "投资");

    /** The places that they begin with. */
    private static final List<String> CHINESE_PLACES =
            List.of("中国", "深圳市", "深圳", "杭州", "浙江", "北京", "上海", "广州", "广东", "香港", "天津", "武汉", "南京", "成都", "山东", "江苏");

    private Romanization() {}

    /** A name in upper-case Latin letters; words stay apart where the script has words. */
    public static String of(String name) {
        String latin = isChinese(name)
                ? Tables.CHINESE.transliterate(withoutTrade(name)).replace(" ", "")
                : isCyrillic(name) ? Tables.CYRILLIC.transliterate(name) : Tables.ANY.transliterate(name);
        return latin.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9 ]", "");
    }

    /** Whether a text has letters that are neither Latin nor signs. */
    public static boolean isForeign(String text) {
        return text.codePoints()
                .anyMatch(c -> c >= 0x370 && Character.isLetter(c) && (c < 0x1E00 || c > 0x1EFF) && c < 0xFF00);
    }

    /** Whether a text is written in Chinese characters. */
    public static boolean isChinese(String text) {
        return text.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
    }

    private static boolean isCyrillic(String text) {
        return text.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.CYRILLIC);
    }

    /** Whether a script is written without most vowels. */
    public static boolean isWithoutVowels(String text) {
        return text.codePoints().anyMatch(c -> {
            Character.UnicodeScript script = Character.UnicodeScript.of(c);
            return script == Character.UnicodeScript.ARABIC || script == Character.UnicodeScript.HEBREW;
        });
    }

    private static String withoutTrade(String name) {
        String left = name.replaceAll("[^\\p{IsHan}\\p{L}\\p{Nd}]", "");
        for (String place : CHINESE_PLACES) {
            left = left.startsWith(place) && left.length() > place.length() ? left.substring(place.length()) : left;
        }
        String shorter = withoutEnd(left);
        while (!shorter.equals(left)) {
            left = shorter;
            shorter = withoutEnd(left);
        }
        return left;
    }

    private static String withoutEnd(String name) {
        return CHINESE_ENDS.stream()
                .filter(end -> name.endsWith(end) && name.length() > end.length())
                .findFirst()
                .map(end -> name.substring(0, name.length() - end.length()))
                .orElse(name);
    }

    /** Loaded when first needed. */
    private static final class Tables {
        static final Transliterator CHINESE =
                Transliterator.getInstance("Traditional-Simplified; Han-Latin; Latin-ASCII");
        static final Transliterator CYRILLIC = Transliterator.getInstance("Russian-Latin/BGN; Any-Latin; Latin-ASCII");
        static final Transliterator ANY =
                Transliterator.getInstance("Greek-Latin/UNGEGN; Any-Latin; NFD; [:Mn:] Remove; Latin-ASCII");
    }
}
