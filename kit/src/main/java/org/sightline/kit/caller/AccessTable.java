package org.sightline.kit.caller;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The table of who may do what: {@code access.csv} beside this class, an action a row and a role a column. */
final class AccessTable {

    private static final Map<Action, Set<String>> ROLES = read();

    private AccessTable() {}

    /** The roles that may do this. */
    static Set<String> of(Action action) {
        return ROLES.getOrDefault(action, Set.of());
    }

    private static Map<Action, Set<String>> read() {
        try (BufferedReader text = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(AccessTable.class.getResourceAsStream("access.csv")), StandardCharsets.UTF_8))) {
            List<String[]> rows = text.lines().map(line -> line.split(",", -1)).toList();
            Map<Action, Set<String>> roles = new EnumMap<>(Action.class);
            for (String[] row : rows.subList(1, rows.size())) {
                roles.put(Action.valueOf(row[0]), allowed(rows.getFirst(), row));
            }
            return roles;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Set<String> allowed(String[] head, String[] row) {
        Set<String> allowed = new HashSet<>();
        for (int i = 1; i < head.length; i++) {
            if (row[i].equals("yes")) {
                allowed.add(head[i]);
            }
        }
        return Set.copyOf(allowed);
    }
}
