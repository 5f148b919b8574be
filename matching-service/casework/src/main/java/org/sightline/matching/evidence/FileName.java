package org.sightline.matching.evidence;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names of files, as people give them and as they are given back. */
final class FileName {

    private static final int LONGEST = 200;

    /** Control and invisible characters, those that turn the direction of writing, and what file systems do not take. */
    private static final Pattern UNSAFE = Pattern.compile("[\\p{C}<>:\"|?*]|^\\.+");

    private FileName() {}

    /**
     * The name to keep: no path, nothing that cannot be seen, at most {@value #LONGEST} characters, with an ending of its
     * kind, so that nobody's computer opens a text as a program.
     */
    static String cleaned(@Nullable String given, FileKind kind) {
        String name = given == null ? "" : Normalizer.normalize(given, Normalizer.Form.NFC);
        name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        name = UNSAFE.matcher(name).replaceAll("").strip();
        String ending = kind.ending(name);
        String stem = name.endsWith(ending) ? name.substring(0, name.length() - ending.length()) : name;
        return (stem.isEmpty() ? "file" : cut(stem, LONGEST - ending.length())) + ending;
    }

    private static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        boolean inside = Character.isHighSurrogate(text.charAt(longest - 1));
        return text.substring(0, inside ? longest - 1 : longest);
    }

    /** The header that has a browser save the file under this name and never show it. */
    static String disposition(String name) {
        String ascii = name.replaceAll("[^A-Za-z0-9._ -]", "_");
        String whole = URLEncoder.encode(name, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
        return "attachment; filename=\"" + ascii + "\"; filename*=UTF-8''" + whole;
    }
}
