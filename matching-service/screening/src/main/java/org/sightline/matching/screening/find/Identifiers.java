package org.sightline.matching.screening.find;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.watchlist.Identifier;
import org.sightline.matching.watchlist.Watchlist;

/** Registry identifiers of a watchlist, by scheme and value. */
public final class Identifiers {

    private static final int[] MAC_DIGITS = {9, 7, 6};

    private final Map<String, Identifier> known = new HashMap<>();

    public Identifiers(Watchlist watchlist) {
        for (Identifier identifier : watchlist.content().identifiers()) {
            known.put(identifier.scheme() + ":" + identifier.value(), identifier);
        }
    }

    /**
     * What a raw identifier belongs to.
     *
     * @return null if it is malformed or nobody's on the list
     */
    public @Nullable Found find(Identifier.Scheme scheme, String raw) {
        return switch (scheme) {
            case MAC_PREFIX -> mac(raw);
            case FCC_GRANTEE -> grantee(raw);
            case UEI, CAGE -> whole(scheme, raw);
        };
    }

    private @Nullable Found mac(String raw) {
        StringBuilder digits = new StringBuilder();
        int[] at = new int[raw.length()];
        for (int i = 0; i < raw.length(); i++) {
            char c = Character.toUpperCase(raw.charAt(i));
            if (c >= '0' && c <= '9' || c >= 'A' && c <= 'F') {
                at[digits.length()] = i;
                digits.append(c);
            } else if (Character.isLetter(c)) {
                return null;
            }
        }
        if (digits.length() != 12 && digits.length() != 6) {
            return null;
        }
        for (int n : MAC_DIGITS) {
            if (digits.length() >= n) {
                Identifier identifier = known.get(Identifier.Scheme.MAC_PREFIX + ":" + digits.substring(0, n));
                if (identifier != null) {
                    return new Found(identifier, at[0], at[n - 1] + 1);
                }
            }
        }
        return null;
    }

    private @Nullable Found grantee(String raw) {
        int start = 0;
        while (start < raw.length() && !asciiLetterOrDigit(raw.charAt(start))) {
            start++;
        }
        if (start == raw.length()) {
            return null;
        }
        int length = Character.isDigit(raw.charAt(start)) ? 5 : 3;
        if (raw.length() - start <= length) {
            return null;
        }
        String code = raw.substring(start, start + length).toUpperCase(java.util.Locale.ROOT);
        Identifier identifier = known.get(Identifier.Scheme.FCC_GRANTEE + ":" + code);
        return identifier == null ? null : new Found(identifier, start, start + length);
    }

    private @Nullable Found whole(Identifier.Scheme scheme, String raw) {
        String value = raw.strip().toUpperCase(java.util.Locale.ROOT);
        Identifier identifier = known.get(scheme + ":" + value);
        int start = raw.indexOf(raw.strip());
        return identifier == null
                ? null
                : new Found(identifier, start, start + raw.strip().length());
    }

    private static boolean asciiLetterOrDigit(char c) {
        return c < 128 && Character.isLetterOrDigit(c);
    }

    /**
     * A known identifier in a raw text.
     *
     * @param identifier whose it is
     * @param start first offset of the deciding part
     * @param end offset after it
     */
    public record Found(Identifier identifier, int start, int end) {}
}
