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
        ORI
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
    private final Map<String, PublicBody> bodies = new LinkedHashMap<>();
    private long leftOut;

    private PublicBodyFile(List<String> headers, String list) {
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
     * @param leftOut rows without a name or a state, and tribal or interstate bodies, which are none of our kinds
     */
    record Listed(List<PublicBody> bodies, long leftOut) {}

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
        return new Listed(new ArrayList<>(reading.bodies.values()), reading.leftOut);
    }

    private static String folded(String header) {
        return header.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    private static boolean isKnown(String header) {
        String name = folded(header);
        return COLUMNS.values().stream().anyMatch(names -> names.contains(name));
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
        String name = cell(row, Part.NAME);
        String state = States.code(cell(row, Part.STATE));
        String published = cell(row, Part.KIND).toLowerCase(Locale.ROOT);
        boolean ofNoKind = published.startsWith("tribal") || published.startsWith("interstate");
        String normalised = BuyerName.normalise(name);
        if (state == null || ofNoKind || normalised.isEmpty() || name.length() > LONGEST_NAME) {
            leftOut++;
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
