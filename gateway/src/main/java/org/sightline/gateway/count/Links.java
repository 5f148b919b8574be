package org.sightline.gateway.count;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/** Where the list is that a number counts. A number and its list use the same words, so that they agree. */
public final class Links {

    /** From this day on a federal rule binds purchases of the five makers (section 889 (a)(1)(A), Pub. L. 115-232). */
    public static final LocalDate SINCE = LocalDate.of(2019, 8, 13);

    private Links() {}

    /** Counted purchases since the ban, with more filters: name, value, name, value, … */
    public static String purchases(Object... more) {
        return findings("counted", true, "band", "MATCH", "since", SINCE) + more(more, "&");
    }

    /** Counted purchases that need a look, since the ban. */
    public static String toReview(Object... more) {
        return findings("counted", true, "band", "REVIEW", "since", SINCE) + more(more, "&");
    }

    public static String findings(Object... filters) {
        return "/api/findings" + more(filters, "?");
    }

    public static String agencies(Object... filters) {
        return "/api/agencies" + more(filters, "?");
    }

    private static String more(Object[] pairs, String first) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < pairs.length; i += 2) {
            text.append(text.isEmpty() ? first : "&")
                    .append(pairs[i])
                    .append('=')
                    .append(URLEncoder.encode(pairs[i + 1].toString(), StandardCharsets.UTF_8));
        }
        return text.toString();
    }
}
