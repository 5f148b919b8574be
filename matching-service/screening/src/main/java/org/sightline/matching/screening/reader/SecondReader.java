package org.sightline.matching.screening.reader;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Says whether a line buys from a maker, for lines that the linear model is not sure of. Loaded when it is first asked. Immutable and
 * safe for use by many threads.
 */
public final class SecondReader {

    /** Pieces of the text and of the vendor's name that are read at most; of a longer text those around the first mark. */
    private static final int OF_TEXT = 56;

    private static final int OF_VENDOR = 10;

    /** Characters before and behind the first mark in which these pieces are looked for. */
    private static final int REACH = 2_000;

    private static final int NO_WORD = -1;

    private final Pieces pieces;
    private final Encoder encoder;
    private final LastRead lastRead = new LastRead();

    SecondReader(Pieces pieces, Encoder encoder) {
        this.pieces = pieces;
        this.encoder = encoder;
    }

    private static final class Loaded {
        static final SecondReader BUILT_IN = load();
    }

    /** The reader that ships with Sightline. */
    public static SecondReader builtIn() {
        return Loaded.BUILT_IN;
    }

    /** The same reader, which has read nothing yet. */
    static SecondReader load() {
        try (InputStream words = resource("pieces.txt");
                DataInputStream weights =
                        new DataInputStream(new BufferedInputStream(resource("encoder.bin"), 1 << 16))) {
            Pieces pieces = new Pieces(new String(words.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList());
            return new SecondReader(pieces, new Encoder(weights, pieces.size()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static InputStream resource(String file) {
        return Objects.requireNonNull(SecondReader.class.getResourceAsStream(file), file);
    }

    /**
     * Reads a line.
     *
     * @param spans what was found in the text, in order and without overlaps, at least one of the maker that is asked about
     * @param vendor the vendor's name, null if there is none
     */
    public Answer read(String text, List<ReaderSpan> spans, @Nullable String vendor) {
        Line line = line(text, spans, vendor);
        return new Answer(line, read(line));
    }

    /**
     * A word of the text.
     *
     * @param first its first character
     * @param odds how much the log-odds of a purchase rise by it
     */
    public record Weighed(int start, int end, int first, double odds) {}

    /** The pieces of a text, and from which word each is. */
    private record Line(List<Word> words, int[] numbers, int[] wordOf, int[] vendor) {}

    /** What the second reader says of a line. */
    public static final class Answer {

        private final Line line;
        private final Encoder.Read read;

        private Answer(Line line, Encoder.Read read) {
            this.line = line;
            this.read = read;
        }

        /** Log-odds that the line buys from the maker that was asked about. */
        public double odds() {
            return read.odds();
        }

        /**
         * The words that add most to the log-odds, for a purchase or against it, heaviest first: each word's part in the mean
         * of all pieces. To leave each word out and read again would say it better, and cost as many more readings.
         */
        public List<Weighed> weighed() {
            double[] parts = new double[line.words.size()];
            for (int i = 0; i < line.wordOf.length; i++) {
                if (line.wordOf[i] != NO_WORD) {
                    parts[line.wordOf[i]] += read.parts()[i + 1];
                }
            }
            return IntStream.range(0, parts.length)
                    .filter(word -> parts[word] != 0)
                    .mapToObj(word -> weighed(line.words.get(word), parts[word]))
                    .filter(word -> Character.isLetterOrDigit(word.first()))
                    .sorted(Comparator.comparingDouble((Weighed word) -> -Math.abs(word.odds()))
                            .thenComparingInt(Weighed::start))
                    .toList();
        }

        private static Weighed weighed(Word word, double odds) {
            return new Weighed(word.start(), word.end(), word.spelled().codePointAt(0), odds);
        }
    }

    private Line line(String text, List<ReaderSpan> spans, @Nullable String vendor) {
        List<Word> words = new ArrayList<>();
        List<int[]> cut = new ArrayList<>();
        int asked = firstAsked(spans);
        int at = from(text, asked);
        int until = until(text, asked);
        for (ReaderSpan span : spans) {
            if (span.start() >= at && span.end() <= until) {
                add(words, cut, text, at, span.start());
                cut.add(new int[] {Pieces.FIRST_MARK + span.mark(), NO_WORD});
                at = span.end();
            }
        }
        add(words, cut, text, at, until);
        List<int[]> window = window(cut);
        int[] numbers = window.stream().mapToInt(piece -> piece[0]).toArray();
        int[] wordOf = window.stream().mapToInt(piece -> piece[1]).toArray();
        return new Line(words, numbers, wordOf, vendor(vendor));
    }

    private static int firstAsked(List<ReaderSpan> spans) {
        return spans.stream()
                .filter(ReaderSpan::asked)
                .mapToInt(ReaderSpan::start)
                .findFirst()
                .orElseThrow();
    }

    /** Where reading begins: at the beginning of a word in reach of an offset, so that a long text costs no more than a short one. */
    private static int from(String text, int offset) {
        int from = Math.max(0, offset - REACH);
        while (from > 0 && from < offset && !Character.isWhitespace(text.charAt(from))) {
            from++;
        }
        return from;
    }

    private static int until(String text, int offset) {
        int until = Math.min(text.length(), offset + REACH);
        while (until < text.length() && until < offset + 2 * REACH && !Character.isWhitespace(text.charAt(until))) {
            until++;
        }
        return until;
    }

    private void add(List<Word> words, List<int[]> cut, String text, int from, int to) {
        for (Word word : Word.of(text, from, to)) {
            for (int number : pieces.of(word.spelled())) {
                cut.add(new int[] {number, words.size()});
            }
            words.add(word);
        }
    }

    private int[] vendor(@Nullable String vendor) {
        return vendor == null
                ? new int[0]
                : Word.of(vendor, 0, vendor.length()).stream()
                        .flatMapToInt(word -> java.util.Arrays.stream(pieces.of(word.spelled())))
                        .limit(OF_VENDOR)
                        .toArray();
    }

    private static boolean isAsked(int number) {
        return number == Pieces.FIRST_MARK || number == Pieces.FIRST_MARK + 1;
    }

    private static List<int[]> window(List<int[]> cut) {
        if (cut.size() <= OF_TEXT) {
            return cut;
        }
        int first = 0;
        while (!isAsked(cut.get(first)[0])) {
            first++;
        }
        int from = Math.max(0, Math.min(first - OF_TEXT / 2, cut.size() - OF_TEXT));
        return cut.subList(from, from + OF_TEXT);
    }

    private Encoder.Read read(Line line) {
        int[] numbers = new int[line.numbers.length + line.vendor.length + 3];
        int count = 0;
        numbers[count++] = Pieces.START;
        for (int number : line.numbers) {
            numbers[count++] = number;
        }
        numbers[count++] = Pieces.END;
        int second = count;
        if (line.vendor.length > 0) {
            for (int number : line.vendor) {
                numbers[count++] = number;
            }
            numbers[count++] = Pieces.END;
        }
        int[] used = java.util.Arrays.copyOf(numbers, count);
        boolean[] asked = new boolean[count];
        for (int i = 0; i < count; i++) {
            asked[i] = isAsked(used[i]);
        }
        String key = LastRead.key(used);
        Encoder.Read known = lastRead.get(key);
        if (known == null) {
            known = encoder.read(used, second, asked);
            lastRead.put(key, known);
        }
        return known;
    }
}
