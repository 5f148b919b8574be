package org.sightline.kit.caller;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who is asking: the person or machine behind the request, as the verified access token says.
 *
 * <p>Roles that hold everywhere (such as {@code oversight-analyst}) are apart from roles that hold in one agency
 * only. The two are never mixed, and what a caller may do in one agency never follows from a role in another.
 *
 * @param issuer the token's {@code iss}; never null, empty where it has none
 * @param subject the token's {@code sub}; never null
 * @param name the name to show and to record ({@code preferred_username}); never null
 * @param roles roles that hold everywhere; never null
 * @param agencyRoles for each agency the roles held in it; never null
 */
public record Caller(
        String issuer, String subject, String name, Set<String> roles, Map<UUID, Set<String>> agencyRoles) {

    /** May see and decide for every agency. */
    public static final String ANALYST = "oversight-analyst";
    /** May see everything and change nothing. */
    public static final String AUDITOR = "auditor";
    /** Runs agencies, people, lists and rules. */
    public static final String ADMIN = "admin";
    /** Reports devices and answers findings of one agency. */
    public static final String REPORTER = "reporter";
    /** Signs the returns of one agency. */
    public static final String CERTIFIER = "certifier";

    private static final Pattern AGENCY_GROUP = Pattern.compile("/agencies/([0-9a-fA-F-]{36})/([a-z-]+)");

    public Caller {
        roles = Set.copyOf(roles);
        agencyRoles = Map.copyOf(agencyRoles);
    }

    /**
     * Reads the claims of a verified token.
     *
     * @param groups full group paths, {@code /agencies/<agency id>/<role>}; other groups mean nothing here
     */
    public static Caller of(String subject, String name, Set<String> roles, Iterable<String> groups) {
        return of("", subject, name, roles, groups);
    }

    /** As {@link #of(String, String, Set, Iterable)}, with the issuer of the token. */
    public static Caller of(String issuer, String subject, String name, Set<String> roles, Iterable<String> groups) {
        Map<UUID, Set<String>> agencyRoles = new TreeMap<>();
        for (String group : groups) {
            Matcher matcher = AGENCY_GROUP.matcher(group);
            if (matcher.matches()) {
                agencyRoles
                        .computeIfAbsent(UUID.fromString(matcher.group(1)), id -> new TreeSet<>())
                        .add(matcher.group(2));
            }
        }
        return new Caller(issuer, subject, name, roles, agencyRoles);
    }

    /** Who this is, whatever the name is by now: the issuer and the subject, which together never change hands. */
    public String identity() {
        return issuer + "|" + subject;
    }

    /** Whether the caller holds a role that holds everywhere. */
    public boolean has(String role) {
        return roles.contains(role);
    }

    /** Whether the caller holds the role in this agency. */
    public boolean hasIn(UUID agency, String role) {
        return agencyRoles.getOrDefault(agency, Set.of()).contains(role);
    }

    /** Whether the caller reads across all agencies. */
    public boolean readsAll() {
        return has(ANALYST) || has(AUDITOR) || has(ADMIN);
    }

    /** The agencies that the caller belongs to, in any role. */
    public Set<UUID> agencies() {
        return agencyRoles.keySet();
    }
}
