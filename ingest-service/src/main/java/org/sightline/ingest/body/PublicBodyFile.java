package org.sightline.ingest.body;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sightline.ingest.buyer.BuyerKind;
import org.sightline.ingest.buyer.BuyerName;
import org.sightline.kit.place.States;
import org.sightline.tabular.Layout;
import org.sightline.tabular.Row;
import org.sightline.tabular.TableFile;
import org.sightline.tabular.TableShape;
import org.sightline.tabular.UnreadableFile;

/**
 * Reads a list of public bodies, in any format that {@code tabular} reads. The columns are known by the names that the
 * publishers give them; the names of the Census of Governments and of the Common Core of Data are from memory of their
 * files and not verified.
 */
final class PublicBodyFile {

    /** The Census of Governments lists some 90,000 units. */
    static final int MOST_ROWS = 500_000;

    private static final long MOST_BYTES = 1L << 30;
    private static final int LONGEST_NAME = 300;
    private static final int QUOTED = 40;

    /** What a column of a list can say. */
    private enum Part {
        KEY,
        NAME,
        KIND,
        STATE,
        COUNTY,
        UEI,
        NCES,
        FIPS,
        FIPS_STATE,
        FIPS_COUNTY,
        FIPS_PLACE,
        ORI;

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /** Names of columns without spelling, the better one first. */
    private static final Map<Part, List<String>> COLUMNS = new EnumMap<>(Map.ofEntries(
            Map.entry(Part.KEY, List.of("domainname", "censusidpid6", "censusidgidid", "censusid", "leaid", "id")),
            Map.entry(Part.NAME, List.of("name", "organizationname", "unitname", "leaname", "agencyname")),
            Map.entry(Part.KIND, List.of("kind", "domaintype", "unittype", "type", "leatype")),
            Map.entry(Part.STATE, List.of("state", "st", "lstate", "stabbr")),
            Map.entry(Part.COUNTY, List.of("county", "countyareaname", "coname", "countyname")),
            Map.entry(Part.UEI, List.of("uei")),
            Map.entry(Part.NCES, List.of("nces", "leaid", "ncesid")),
            Map.entry(Part.FIPS, List.of("fips")),
            Map.entry(Part.FIPS_STATE, List.of("fipsstate")),
            Map.entry(Part.FIPS_COUNTY, List.of("fipscounty")),
            Map.entry(Part.FIPS_PLACE, List.of("fipsplace")),
            Map.entry(Part.ORI, List.of("ori"))));

    /** Our kinds by the publishers' words, or by their beginning. */
    private static final Map<String, String> KINDS = new LinkedHashMap<>();

    static {
        // .gov registry, "Domain type".
        KINDS.put("federal", "federal_agency");
        KINDS.put("state or territory", "state_agency");
        KINDS.put("school district", "school_district");
        KINDS.put("special district", "special_district");
        KINDS.put("city", "city");
        KINDS.put("county", "county");
        // Census of Governments, "UNIT_TYPE".
        KINDS.put("1 - county", "county");
        KINDS.put("2 - municipal", "city");
        KINDS.put("3 - township", "town");
        KINDS.put("4 - special", "special_district");
        KINDS.put("5 - ", "school_district");
        KINDS.put("municipal", "city");
        KINDS.put("township", "town");
        KINDS.put("town", "town");
        KINDS.put("village", "town");
        KINDS.put("parish", "county");
        KINDS.put("borough", "town");
        KINDS.put("state_agency", "state_agency");
        KINDS.put("state_university", "state_university");
        KINDS.put("school_district", "school_district");
        KINDS.put("special_district", "special_district");
    }

    private final List<String> headers;
    private final Map<Part, Integer> columns = new EnumMap<>(Part.class);
    private final String list;
    private final List<String> published;
    private final Map<String, PublicBody> bodies = new LinkedHashMap<>();
    private final List<PublicBodyLoad.Reject> rejects = new ArrayList<>();
    private long rows;
    private long leftOut;

    private PublicBodyFile(List<String> headers, String list) {
        this.published = headers;
        this.headers = headers.stream().map(PublicBodyFile::folded).toList();
        this.list = list;
        COLUMNS.forEach((part, names) -> names.stream()
                .map(this.headers::indexOf)
                .filter(place -> place >= 0)
                .findFirst()
                .ifPresent(place -> columns.put(part, place)));
    }

    /**
     * What a file lists.
     *
     * @param columns the columns that were understood, in the order of the file
     * @param rows all rows that are not blank; of rows for one body the last one counts
     * @param leftOut rows without a name or a state, and tribal or interstate bodies, which are none of our kinds
     * @param rejects the first of the rows that were left out
     */
    record Listed(
            List<PublicBody> bodies,
            List<PublicBodyLoad.Column> columns,
            long rows,
            long leftOut,
            List<PublicBodyLoad.Reject> rejects) {}

    /**
     * Reads a file.
     *
     * @throws UnreadableFile where it is no table, has no columns for name and state, or too many rows
     */
    static Listed read(TableFile file, String list) throws IOException {
        Layout layout = Layout.of(file, MOST_BYTES, new TableShape(cell -> false, PublicBodyFile::isKnown));
        PublicBodyFile reading = new PublicBodyFile(layout.headers(), list);
        reading.requireColumns();
        try (Layout.Rows rows = layout.open(file, MOST_BYTES)) {
            rows.skipTo(layout.headerRow());
            for (Row row = rows.next(); row != null; row = rows.next()) {
                if (!row.isBlank()) {
                    reading.take(row);
                }
            }
        }
        return new Listed(
                List.copyOf(reading.bodies.values()),
                reading.understood(),
                reading.rows,
                reading.leftOut,
                List.copyOf(reading.rejects));
    }

    private static String folded(String header) {
        return header.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    private static boolean isKnown(String header) {
        String name = folded(header);
        return COLUMNS.values().stream().anyMatch(names -> names.contains(name));
    }

    private List<PublicBodyLoad.Column> understood() {
        return columns.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(column -> new PublicBodyLoad.Column(
                        published.get(column.getValue()), column.getKey().word()))
                .toList();
    }

    private void requireColumns() {
        if (!columns.containsKey(Part.NAME) || !columns.containsKey(Part.STATE)) {
            throw new UnreadableFile(
                    "no_bodies",
                    "The file has no column for the name or none for the state of the bodies. Call them \"name\" and"
                            + " \"state\", and the others kind, county, uei, nces, fips and ori.");
        }
    }

    private void take(Row row) {
        rows++;
        String name = cell(row, Part.NAME);
        String state = States.code(cell(row, Part.STATE));
        String published = cell(row, Part.KIND).toLowerCase(Locale.ROOT);
        String normalised = BuyerName.normalise(name);
        PublicBodyLoad.Reject reject = reject(row, normalised, state, published);
        if (reject != null || state == null) {
            leftOut++;
            if (reject != null && rejects.size() < PublicBodyLoad.MOST_REJECTS) {
                rejects.add(reject);
            }
            return;
        }
        if (bodies.size() >= MOST_ROWS) {
            throw new UnreadableFile("too_many_bodies", "The list has more than " + MOST_ROWS + " bodies. Cut it.");
        }
        String key = cell(row, Part.KEY);
        String place = String.join("|", state, normalised, cell(row, Part.COUNTY), published);
        PublicBody body = new PublicBody(
                PublicBody.id(list, key.isEmpty() ? place : key),
                list,
                name,
                kind(published, normalised, state),
                state,
                cell(row, Part.COUNTY).isEmpty() ? null : cell(row, Part.COUNTY),
                identifier(BodyIdentifier.Scheme.UEI, cell(row, Part.UEI)),
                identifier(BodyIdentifier.Scheme.NCES, cell(row, Part.NCES)),
                identifier(BodyIdentifier.Scheme.FIPS, fips(row)),
                identifier(BodyIdentifier.Scheme.ORI, cell(row, Part.ORI)));
        bodies.put(body.id().toString(), body);
    }

    private PublicBodyLoad.@Nullable Reject reject(Row row, String normalised, @Nullable String state, String kind) {
        String name = cell(row, Part.NAME);
        if (normalised.isEmpty()) {
            return new PublicBodyLoad.Reject(row.number(), "no-name", "The row has no name. Give the body its name.");
        }
        if (name.length() > LONGEST_NAME) {
            return new PublicBodyLoad.Reject(
                    row.number(), "long-name", "The name has more than " + LONGEST_NAME + " characters. Shorten it.");
        }
        if (state == null) {
            return new PublicBodyLoad.Reject(
                    row.number(),
                    "unknown-state",
                    name + ": \"" + shortened(cell(row, Part.STATE))
                            + "\" is no state. Write its two capital letters or its name.");
        }
        return kind.startsWith("tribal") || kind.startsWith("interstate")
                ? new PublicBodyLoad.Reject(
                        row.number(), "no-kind-of-ours", name + ": tribal and interstate bodies are not loaded.")
                : null;
    }

    private static String shortened(String text) {
        return text.length() > QUOTED ? text.substring(0, QUOTED) + "..." : text;
    }

    /** Of a school district list every row is one; a name says more than a list that knows only "state or territory". */
    private @Nullable String kind(String published, String normalised, String state) {
        if (columns.containsKey(Part.NCES) && headers.contains("leaid")) {
            return "school_district";
        }
        String byList = KINDS.entrySet().stream()
                .filter(kind -> published.startsWith(kind.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
        String byName = BuyerKind.of(normalised, state, "federal_agency".equals(byList));
        boolean university = "state_agency".equals(byList) && "state_university".equals(byName);
        boolean village = "city".equals(byList) && "town".equals(byName);
        return byList == null || university || village ? byName : byList;
    }

    private String fips(Row row) {
        String state = padded(cell(row, Part.FIPS_STATE), 2);
        String place = cell(row, Part.FIPS_PLACE);
        String county = cell(row, Part.FIPS_COUNTY);
        if (state.isEmpty() || place.isEmpty() && county.isEmpty()) {
            return cell(row, Part.FIPS);
        }
        return state + (place.isEmpty() ? padded(county, 3) : padded(place, 5));
    }

    private static String padded(String digits, int length) {
        return digits.isEmpty() ? "" : "0".repeat(Math.max(0, length - digits.length())) + digits;
    }

    private static @Nullable String identifier(BodyIdentifier.Scheme scheme, String text) {
        BodyIdentifier identifier = BodyIdentifier.of(scheme, text);
        return identifier == null ? null : identifier.value();
    }

    private String cell(Row row, Part part) {
        Integer column = columns.get(part);
        return column == null ? "" : row.cell(column).strip();
    }
}
