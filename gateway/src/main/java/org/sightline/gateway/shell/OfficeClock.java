package org.sightline.gateway.shell;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Moments as the clock of the office shows them: {@code Nov 25, 2026, 3:00 AM CST}. The zone is {@code
 * sightline.office.time-zone}, UTC where nobody has configured it. Days of the law and of the record have no zone.
 */
final class OfficeClock {

    private static final DateTimeFormatter ZONE = DateTimeFormatter.ofPattern("z", Locale.US);

    private OfficeClock() {}

    private static ZoneId zone() {
        return ConfigProvider.getConfig()
                .getOptionalValue("sightline.office.time-zone", ZoneId.class)
                .orElse(ZoneOffset.UTC);
    }

    /**
     * A moment in words.
     *
     * @param pattern of its day and time, without the zone, which every language says alike
     */
    static String written(Instant moment, String pattern, Locale language) {
        var local = moment.atZone(zone());
        return DateTimeFormatter.ofPattern(pattern, language).format(local) + " " + ZONE.format(local);
    }
}
