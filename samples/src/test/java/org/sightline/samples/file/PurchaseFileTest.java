package org.sightline.samples.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.sightline.samples.planted.Place;
import org.sightline.samples.truth.Totals;

class PurchaseFileTest {

    @Test
    void oneLineInAThousandIsPlanted() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PurchaseFile.Written written = new PurchaseFile(50_000, 3).writeTo(out);
        assertThat(written.file().rows()).isEqualTo(50_000);
        assertThat(written.file().accepted()).isEqualTo(50_000);
        assertThat(written.file().planted()).isEqualTo(50);
        assertThat(Published.read(out.toByteArray(), Place.PURCHASE_ORDERS).rows())
                .isEqualTo(50_000);
    }

    @Test
    void everyPlantedPurchaseIsCounted() throws IOException {
        Totals totals = new PurchaseFile(300_000, 3)
                .writeTo(new ByteArrayOutputStream())
                .totals();
        assertThat(totals.purchases().matchOrReview() + totals.mentionLines() + totals.trapLines())
                .isEqualTo(300);
        assertThat(totals.bodies().match()).isPositive();
    }

    @Test
    void itsOrdersAreNotThoseOfTheSampleState() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new PurchaseFile(3_000, 3).writeTo(out);
        Published file = Published.read(out.toByteArray(), Place.PURCHASE_ORDERS);
        assertThat(file.records().stream().skip(1)).allMatch(row -> row.get(0).startsWith("Q"));
    }

    @Test
    void filesOfOtherSeriesShareNoOrder() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new PurchaseFile(3_000, 3, 'R').writeTo(out);
        Published file = Published.read(out.toByteArray(), Place.PURCHASE_ORDERS);
        assertThat(file.records().stream().skip(1)).allMatch(row -> row.get(0).startsWith("R"));
    }

    @Property(tries = 20)
    void theSameLengthAndSeedGiveTheSameBytes(@ForAll @IntRange(max = 4000) int lines, @ForAll long seed)
            throws IOException {
        assertThat(bytes(lines, seed)).isEqualTo(bytes(lines, seed));
    }

    private static byte[] bytes(int lines, long seed) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new PurchaseFile(lines, seed).writeTo(out);
        return out.toByteArray();
    }

    @Test
    void aNegativeLengthIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new PurchaseFile(-1, 1));
    }
}
