package org.sightline.matching.verdict.reading;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.verdict.facts.DataFiles;
import org.sightline.matching.verdict.facts.FactWords;
import org.sightline.matching.verdict.facts.FundCode;
import org.sightline.matching.verdict.facts.FundingKind;
import org.sightline.matching.verdict.facts.ObligationDate;

/**
 * Reads where the money of a purchase came from: by the agency's own chart of funds, by assistance listing numbers,
 * by the names of programmes. What it does not know it leaves unknown: a fund number without a chart says nothing.
 * The programmes ship in programmes.csv.
 */
public final class FundingReader {

    private static final Pattern LISTING_NUMBER = Pattern.compile(
            "(CFDA|ALN|ASSISTANCE LISTING)?[ #:.]*\\b(\\d{2}\\.\\d{3})[A-Z]?\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern RECODED = Pattern.compile(
            "RE-?(?:CODED|CLASSIFIED|CLASSED)(?:\\s+(?:ON|AS OF))?\\s*(\\d{4}-\\d{2}-\\d{2})?",
            Pattern.CASE_INSENSITIVE);
    /** "Match" or "grant": they carry the kind of the award that the text names, and are open when it names none. */
    private static final String OF_ITS_AWARD = "of_its_award";

    private static final String ANY_FEDERAL_PROGRAMME = "federal";

    private static final FundingReader BUILT_IN = new FundingReader();

    private record Programme(String id, String name, Set<FundingKind> kinds) {}

    private final Map<String, Programme> programmes = new LinkedHashMap<>();
    private final Phrases<Programme> phrases = new Phrases<>();

    private FundingReader() {
        DataFiles.rows(FundingReader.class, "programmes.csv").forEach(row -> {
            Set<FundingKind> kinds = EnumSet.noneOf(FundingKind.class);
            Arrays.stream(row.getField("kinds").split(" "))
                    .filter(kind -> !kind.equals(OF_ITS_AWARD))
                    .map(FundingKind::parse)
                    .forEach(kinds::add);
            Programme programme = new Programme(row.getField("programme"), row.getField("name"), kinds);
            programmes.put(programme.id(), programme);
            Arrays.stream(row.getField("words").split(";")).forEach(words -> phrases.add(words, programme));
        });
    }

    /** The reader with the funding programmes that ship with Sightline. */
    public static FundingReader builtIn() {
        return BUILT_IN;
    }

    /** Reads a text without an agency's chart of funds. A null or blank text says nothing. */
    public FundingReading read(@Nullable String fundingText, ObligationDate date) {
        return read(fundingText, date, List.of());
    }

    /**
     * Reads a text. Words that the agency's own chart explains are not read again.
     *
     * @param fundingText the fund as published, or null
     * @param date        the date of the obligation; where the chart changes within a period, both meanings count
     * @param chart       the agency's chart of funds, possibly empty
     * @throws IllegalArgumentException when a line of the chart names no programme and no kind of funding
     */
    public FundingReading read(@Nullable String fundingText, ObligationDate date, List<FundCode> chart) {
        String text = fundingText == null ? "" : fundingText;
        Matcher recoded = RECODED.matcher(text);
        LocalDate recodedOn = recoded.find() ? day(recoded.group(1)) : null;
        Found found = new Found();
        String left = readChart(text, date, chart, found);
        left = readListingNumbers(left, found);
        readWords(left, found);
        return found.reading(recodedOn, recoded.reset().find());
    }

    /** What has been found so far. */
    private static final class Found {
        private final EnumSet<FundingKind> kinds = EnumSet.noneOf(FundingKind.class);
        private final List<FundingReading.Programme> programmes = new ArrayList<>();
        private boolean ofAnAward;

        void add(Programme programme, String evidence) {
            kinds.addAll(programme.kinds());
            ofAnAward |= programme.kinds().isEmpty();
            programmes.add(new FundingReading.Programme(programme.id(), programme.name(), evidence));
        }

        FundingReading reading(@Nullable LocalDate recodedOn, boolean recoded) {
            boolean awardNamed = kinds.stream().anyMatch(kind -> kind != FundingKind.LOCAL);
            Set<FundingKind> said = EnumSet.copyOf(kinds);
            if (said.isEmpty() || ofAnAward && !awardNamed) {
                said.add(FundingKind.UNKNOWN);
            }
            return new FundingReading(said, programmes, recoded, recodedOn);
        }
    }

    private String readChart(String text, ObligationDate date, List<FundCode> chart, Found found) {
        String left = text;
        for (FundCode line : chart) {
            boolean holds = line.holdsOn(date.first()) || line.holdsOn(date.last());
            Pattern code = Pattern.compile(
                    "(?<![A-Za-z0-9])" + Pattern.quote(line.code()) + "(?![A-Za-z0-9])", Pattern.CASE_INSENSITIVE);
            if (holds && code.matcher(text).find()) {
                found.add(programme(line), line.code());
                left = code.matcher(left).replaceAll(" ");
            }
        }
        return left;
    }

    private Programme programme(FundCode line) {
        Programme known = programmes.get(line.programme());
        if (known != null) {
            return known;
        }
        if (LISTING_NUMBER.matcher(line.programme()).matches()) {
            return new Programme(
                    line.programme(), "federal programme " + line.programme(), EnumSet.of(FundingKind.FEDERAL_GRANT));
        }
        FundingKind kind = FundingKind.parse(line.programme());
        return new Programme(kind.wireName(), FactWords.funding(Set.of(kind)), EnumSet.of(kind));
    }

    /** A known listing number counts by itself; an unknown one only where the text calls it one. */
    private String readListingNumbers(String text, Found found) {
        Matcher matcher = LISTING_NUMBER.matcher(text);
        StringBuilder left = new StringBuilder();
        while (matcher.find()) {
            Programme known = programmes.get(matcher.group(2));
            boolean called = matcher.group(1) != null;
            if (known != null || called) {
                Programme federal = Objects.requireNonNull(programmes.get(ANY_FEDERAL_PROGRAMME));
                found.add(known != null ? known : federal, matcher.group().strip());
                matcher.appendReplacement(left, " ");
            }
        }
        return matcher.appendTail(left).toString();
    }

    private void readWords(String text, Found found) {
        Tokens tokens = Tokens.of(text);
        for (Phrases.Hit<Programme> hit : phrases.find(tokens)) {
            found.add(hit.meaning(), tokens.source(hit.first(), hit.last()));
        }
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }
}
