package org.sightline.samples.state;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An invented state and its public bodies.
 *
 * @param name the invented name
 * @param code a two-letter code that no state uses (ISO 3166 leaves X codes to private use)
 * @param bodies all public bodies, those that are registered in advance and those only seen in data
 */
public record SampleState(String name, String code, List<Body> bodies) {

    /** The invented state of Franklin, code XF, always the same. */
    public static SampleState franklin() {
        return Franklin.STATE;
    }

    /** The bodies that are registered before any data is loaded. */
    public List<Body> registered() {
        return bodies.stream().filter(Body::registered).toList();
    }

    /** The body with that sample id; fails if there is none. */
    public Body body(String id) {
        return bodies.stream()
                .filter(body -> body.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No body is called " + id));
    }

    public Map<String, Body> byId() {
        Map<String, Body> byId = new LinkedHashMap<>();
        bodies.forEach(body -> byId.put(body.id(), body));
        return byId;
    }

    private static final class Franklin {

        static final SampleState STATE = new SampleState(
                "Franklin",
                "XF",
                Table.read("bodies.csv").stream().map(Franklin::body).toList());

        private static Body body(NamedCsvRecord row) {
            String size = row.getField("size");
            String aliases = row.getField("aliases");
            return new Body(
                    row.getField("id"),
                    row.getField("name"),
                    Kind.ofWord(row.getField("kind")),
                    row.getField("county"),
                    row.getField("registered").equals("yes"),
                    size.isEmpty() ? null : Integer.valueOf(size),
                    aliases.isEmpty() ? List.of() : Arrays.asList(aliases.split("\\|")));
        }
    }
}
