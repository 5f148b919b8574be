package org.sightline.matching.linestore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Messages as PostgreSQL sends them; that it does so is seen where lines are screened again. */
class CopiedRowsTest {

    private static final UUID ID = UUID.fromString("30ab9af2-4440-5ea2-b850-3479bc126f32");

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);

    private void header() throws IOException {
        out.write("PGCOPY\n\377\r\n\0".getBytes(StandardCharsets.ISO_8859_1));
        out.writeInt(0);
        out.writeInt(0);
    }

    private void row(@Nullable String vendor, @Nullable String obliged, @Nullable LocalDate paid) throws IOException {
        out.writeShort(9);
        out.writeInt(16);
        out.writeLong(ID.getMostSignificantBits());
        out.writeLong(ID.getLeastSignificantBits());
        text(vendor);
        text("DOME \t caf\u00e9");
        text(null);
        text("");
        text(null);
        text(null);
        text(obliged);
        out.writeInt(paid == null ? -1 : 4);
        if (paid != null) {
            out.writeInt((int) (paid.toEpochDay() - LocalDate.of(2000, 1, 1).toEpochDay()));
        }
    }

    private void text(@Nullable String text) throws IOException {
        byte[] utf8 = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(text == null ? -1 : utf8.length);
        out.write(utf8);
    }

    private byte[] message() {
        byte[] message = bytes.toByteArray();
        bytes.reset();
        return message;
    }

    @Test
    void rowsComeOneAfterTheOtherBehindTheHeaderUntilTheEnd() throws IOException {
        CopiedRows rows = new CopiedRows(9);
        header();
        row("TALLGRASS LLC", "2021-05-20", LocalDate.of(1999, 12, 31));
        rows.begin(message());

        assertThat(rows.next()).isTrue();
        assertThat(rows.id(0)).isEqualTo(ID);
        assertThat(rows.text(1)).isEqualTo("TALLGRASS LLC");
        assertThat(rows.text(2)).isEqualTo("DOME \t caf\u00e9");
        assertThat(rows.text(3)).isNull();
        assertThat(rows.text(4)).isEmpty();
        assertThat(rows.writtenDay(7)).isEqualTo("2021-05-20");
        assertThat(rows.day(8)).isEqualTo("1999-12-31");
        assertThat(rows.next()).isFalse();

        row(null, "2021-Q2", null);
        row("B", null, null);
        rows.begin(message());
        assertThat(rows.next()).isTrue();
        assertThat(rows.text(1)).isNull();
        assertThat(rows.writtenDay(7)).as("a quarter is no day").isNull();
        assertThat(rows.day(8)).isNull();
        assertThat(rows.next()).isTrue();
        assertThat(rows.isNull(7)).isTrue();
        assertThat(rows.next()).isFalse();

        out.writeShort(-1);
        rows.begin(message());
        assertThat(rows.next()).isFalse();
    }

    @Test
    void aTableWithoutRowsIsHeaderAndEnd() throws IOException {
        CopiedRows rows = new CopiedRows(9);
        header();
        out.writeShort(-1);
        rows.begin(message());

        assertThat(rows.next()).isFalse();
    }

    @Test
    void aRowOfOtherColumnsIsRefused() throws IOException {
        CopiedRows rows = new CopiedRows(9);
        header();
        out.writeShort(8);
        rows.begin(message());

        assertThatThrownBy(rows::next).isInstanceOf(IllegalStateException.class);
    }
}
