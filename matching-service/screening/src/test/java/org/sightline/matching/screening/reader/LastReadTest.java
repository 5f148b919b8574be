package org.sightline.matching.screening.reader;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What was read last is kept, and no more than that. */
class LastReadTest {

    private final LastRead lastRead = new LastRead();

    @Test
    void whatWasReadIsKnown() {
        Encoder.Read read = read(1);
        lastRead.put(LastRead.key(new int[] {1, 11_999, 4}), read);

        assertThat(lastRead.get(LastRead.key(new int[] {1, 11_999, 4}))).isSameAs(read);
        assertThat(lastRead.get(LastRead.key(new int[] {1, 4, 11_999}))).isNull();
    }

    @Test
    void whatWasReadLongestAgoIsForgottenFirst() {
        for (int i = 0; i < LastRead.MOST; i++) {
            lastRead.put(key(i), read(i));
        }
        lastRead.get(key(0));
        lastRead.put(key(LastRead.MOST), read(LastRead.MOST));

        assertThat(lastRead.get(key(0))).isNotNull();
        assertThat(lastRead.get(key(1))).isNull();
        assertThat(lastRead.get(key(LastRead.MOST))).isNotNull();
    }

    private static String key(int number) {
        return LastRead.key(new int[] {number / 1000, number % 1000});
    }

    private static Encoder.Read read(double odds) {
        return new Encoder.Read(odds, new float[0]);
    }
}
