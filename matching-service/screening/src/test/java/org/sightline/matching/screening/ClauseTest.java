package org.sightline.matching.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.matching.screening.match.Role;

/** A clause that quotes the law buys nothing, wherever the text is cut. */
class ClauseTest {

    private static final int[] WIDTHS = {90, 160, 300};
    private static final int STEP = 36;

    @Test
    void noWindowOfAClauseIsAPurchase() throws IOException {
        List<String> windows = windows();

        assertThat(windows).hasSizeGreaterThan(400);
        assertThat(windows).filteredOn(ClauseTest::isPurchase).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CONTRACTOR SHALL FURNISH AND INSTALL 12 HIKVISION DS-2CD2143G2-I CAMERAS",
                "DAHUA TECHNOLOGY COMPANY 8 CHANNEL NVR AND 6 CAMERAS",
                "KASPERSKY ENDPOINT SECURITY LICENSE 50 NODES",
                "Hytera Communications Corporation PD782 portable radio, qty 4",
                "HUAWEI P30 PHONE"
            })
    void aPurchaseStaysOne(String line) {
        assertThat(isPurchase(line)).isTrue();
    }

    private static boolean isPurchase(String text) {
        return Screening.item(text).stream().anyMatch(match -> match.role() == Role.PURCHASE);
    }

    /** Cut at words, in three widths, overlapping. */
    private static List<String> windows() throws IOException {
        List<String> windows = new ArrayList<>();
        for (String clause : clauses()) {
            for (int width : WIDTHS) {
                for (int from = 0; from < clause.length(); from += STEP) {
                    int start = clause.indexOf(' ', from) + 1;
                    int end = clause.indexOf(' ', Math.min(clause.length() - 1, start + width));
                    windows.add(clause.substring(start, end < 0 ? clause.length() : end));
                }
            }
        }
        return windows;
    }

    private static List<String> clauses() throws IOException {
        try (InputStream in = ClauseTest.class.getResourceAsStream("clauses.txt")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().filter(line -> !line.startsWith("#")).toList();
        }
    }
}
