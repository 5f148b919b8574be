package org.sightline.testsupport.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sightline.localstack.process.Root;

/**
 * The table of who may do what, read from the kit's file, so that what services do is compared with it and not with their
 * own reading of it.
 */
public final class AccessTable {

    private static final Set<String> OF_AGENCY =
            Set.of("reader", "reporter", "certifier", "agency-admin", "service-account");
    private static final Set<String> FOR_EVERYBODY = Set.of("OPEN", "SIGNED_IN");

    private final List<String> roles;
    private final Map<String, Set<String>> allowed = new HashMap<>();

    private AccessTable(List<String[]> rows) {
        roles = List.of(rows.getFirst()).subList(1, rows.getFirst().length);
        for (String[] row : rows.subList(1, rows.size())) {
            Set<String> may = new java.util.HashSet<>();
            for (int i = 1; i < row.length; i++) {
                if (row[i].equals("yes")) {
                    may.add(roles.get(i - 1));
                }
            }
            allowed.put(row[0], may);
        }
    }

    /** Reads the file. */
    public static AccessTable read() {
        Path file = Root.directory().resolve("kit/src/main/resources/org/sightline/kit/caller/access.csv");
        try {
            return new AccessTable(Files.readAllLines(file).stream()
                    .map(row -> row.split(",", -1))
                    .toList());
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /** Every role, those in an agency first. */
    public List<String> roles() {
        return roles;
    }

    /** Whether somebody holds the role in an agency, and not in the office. */
    public boolean isOfAgency(String role) {
        return OF_AGENCY.contains(role);
    }

    /** Whether the role may do this where it holds. */
    public boolean allows(String role, String action) {
        return FOR_EVERYBODY.contains(action)
                || allowed.getOrDefault(action, Set.of()).contains(role);
    }
}
