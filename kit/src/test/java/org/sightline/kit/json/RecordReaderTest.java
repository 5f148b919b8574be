package org.sightline.kit.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordReaderTest {

    /** A record with all that is known there. */
    public record Thing(
            UUID id,
            long version,
            int row,
            @Nullable Integer part,
            boolean gone,
            @Nullable String name,
            @Nullable LocalDate day,
            @Nullable Instant at,
            List<Part> parts) {

        public Thing {
            parts = parts == null ? List.of() : List.copyOf(parts);
        }
    }

    /** A part of it. */
    public record Part(String text, @Nullable Instant at) {}

    /** A record with what is not known there. */
    public record Odd(double number) {}

    private static final String ID = "\"id\":\"30ab9af2-4440-5ea2-b850-3479bc126f32\"";

    private final RecordReader<Thing> reader = new RecordReader<>(Thing.class);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{" + ID + "}",
                "{" + ID
                        + ",\"version\":1234567890123,\"row\":7,\"part\":3,\"gone\":true,\"name\":\"caf\u00e9 \\u00e9 \\\" \\n\","
                        + "\"day\":\"2021-06-30\",\"at\":\"2026-11-24T15:30:00.123456Z\",\"parts\":[]}",
                "{\"parts\":[{\"text\":\"a\",\"at\":\"2026-11-24T15:30:00Z\"},{\"at\":null,\"text\":\"b\",\"more\":[{}]}]}",
                "{\"more\":{\"version\":3,\"deep\":[1,[2]]},\"version\":2,\"parts\":null,\"name\":null,\"row\":null}",
                " { \"version\" : 5 } ",
                "{\"version\":1} trailing"
            })
    void itReadsWhatTheMapperReads(String json) {
        assertThat(reader.read(json)).isEqualTo(Json.read(json, Thing.class));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":5}",
                "{\"name\":true}",
                "{\"version\":\"12\"}",
                "{\"version\":1.0}",
                "{\"version\":1,\"version\":2}",
                "{\"name\":\"a\",\"name\":null}",
                "{\"gone\":\"true\"}",
                "{\"at\":\"2026-11-24T15:30:00+02:00\"}",
                "{\"at\":1764000000}",
                "{\"day\":[2021,6,30]}",
                "{\"day\":\"\"}",
                "{\"id\":\"30AB9AF2-4440-5EA2-B850-3479BC126F32\"}",
                "{\"row\":99999999999}",
                "{\"id\":\"+0ab9af2-4440-5ea2-b850-3479bc126f32\"}",
                "{\"id\":\"1-1-1-1-1\"}",
                "{\"day\":\"2021-13-45\"}",
                "{\"parts\":[null]}",
                "{\"parts\":{}}",
                "{\"parts\":[{\"text\":\"a\"}",
                "{\"name\":\"a\"",
                "[]",
                "null",
                "",
                "not json"
            })
    void whatIsNotWrittenAsUsualIsTheMappersMatter(String json) {
        assertThat(outcome(() -> reader.read(json))).isEqualTo(outcome(() -> Json.read(json, Thing.class)));
    }

    private interface Reading {
        @Nullable
        Thing read();
    }

    private static String outcome(Reading reading) {
        try {
            return "read " + reading.read();
        } catch (IllegalArgumentException refused) {
            return "refused " + refused.getMessage();
        }
    }

    @Test
    void anInstantThatIsSaidAgainIsTheSame() {
        String json = "{\"at\":\"2026-11-24T15:30:00Z\"}";

        assertThat(reader.read(json).at()).isEqualTo(Instant.parse("2026-11-24T15:30:00Z"));
        assertThat(reader.read(json)).isEqualTo(reader.read(json));
        assertThat(reader.read("{\"at\":\"2026-11-24T15:30:01Z\"}").at())
                .isEqualTo(Instant.parse("2026-11-24T15:30:01Z"));
    }

    @Test
    void aRecordOfOtherComponentsIsRefused() {
        assertThatThrownBy(() -> new RecordReader<>(Odd.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("double");
    }
}
