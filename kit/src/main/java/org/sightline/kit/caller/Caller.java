package org.sightline.kit.caller;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who is asking: the person or machine that the verified access token names, with the roles that Sightline's own grants
 * give to it. What the token says of roles counts for nothing.
 *
 * <p>Roles that hold everywhere (such as {@code oversight-analyst}) are apart from roles that hold in one agency
 * only. The two are never mixed, and what a caller may do in one agency never follows from a role in another.
 *
 * @param issuer the token's {@code iss}; never null, empty where it has none
 * @param subject the token's {@code sub}; never null
 * @param name the name to show and to record ({@code preferred_username}); never null
 * @param roles roles that hold everywhere; never null
 * @param agencyRoles for each agency the roles held in it; never null
 * @param operations all that a service account may use, as {@link OperationName} writes them; null for a person
 * @param sources the sources into which a service account may send, by id; null for a person, empty for an agency's
 */
public record Caller(
        String issuer,
        String subject,
        String name,
        Set<String> roles,
        Map<UUID, Set<String>> agencyRoles,
        @Nullable Set<String> operations,
        @Nullable Set<String> sources) {

    /** Loads purchase data, sees every agency and decides its findings. */
    public static final String ANALYST = "oversight-analyst";
    /** Sees every agency and decides its findings; loads nothing. */
    public static final String REVIEWER = "reviewer";
    /** May see everything and change nothing. */
    public static final String AUDITOR = "auditor";
    /** Runs agencies, people, lists and rules; reads no purchase, finding or device. */
    public static final String ADMIN = "admin";
    /** Sees one agency and changes nothing. */
    public static final String READER = "reader";
    /** Manages the people of one agency and sees nothing else of it. */
    public static final String AGENCY_ADMIN = "agency-admin";
    /** Reports devices and answers findings of one agency. */
    public static final String REPORTER = "reporter";
    /** Signs the returns of one agency. */
    public static final String CERTIFIER = "certifier";

    /** A machine of one agency, which may use the operations that are named with the grant and no other. */
    public static final String SERVICE_ACCOUNT = "service-account";
    /**
     * A machine of the office, which may use the operations that are named with the grant and no other, and send into the
     * sources that are named.
     */
    public static final String OFFICE_SERVICE_ACCOUNT = "office-service-account";

    /** The roles that hold everywhere. A word that is not among them gives nothing. */
    public static final Set<String> OFFICE_ROLES = Set.of(ANALYST, REVIEWER, AUDITOR, ADMIN);
    /** The roles that hold in one agency. A word that is not among them gives nothing. */
    public static final Set<String> AGENCY_ROLES = Set.of(READER, REPORTER, CERTIFIER, AGENCY_ADMIN);

    private static final Pattern AGENCY_GROUP = Pattern.compile("/agencies/([0-9a-fA-F-]{36})/([a-z-]+)");

    public Caller {
        roles = Set.copyOf(roles);
        agencyRoles = Map.copyOf(agencyRoles);
        operations = operations == null ? null : Set.copyOf(operations);
        sources = sources == null ? null : Set.copyOf(sources);
    }

    /** A person. */
    public Caller(String issuer, String subject, String name, Set<String> roles, Map<UUID, Set<String>> agencyRoles) {
        this(issuer, subject, name, roles, agencyRoles, null, null);
    }

    /**
     * Somebody with what is granted to them.
     *
     * @param grants all that is held of the person
     * @param now roles that ended before it are not held
     */
    public static Caller holding(String issuer, String subject, String name, Iterable<Grant> grants, Instant now) {
        List<MachineRole> machine = new ArrayList<>();
        for (Grant grant : grants) {
            grant.roles().stream()
                    .filter(role -> role.role().equals(machineRole(grant)))
                    .forEach(role -> machine.add(new MachineRole(grant.agencyId(), role)));
        }
        return machine.isEmpty()
                ? person(issuer, subject, name, grants, now)
                : machine(issuer, subject, name, machine, now);
    }

    /** What a machine is in one place: an agency, or the office where there is none. */
    private record MachineRole(@Nullable UUID agency, HeldRole held) {}

    /** The role that makes somebody a machine in the place of a grant; empty where none does. */
    private static String machineRole(Grant grant) {
        return switch (grant.place()) {
            case AGENCY -> SERVICE_ACCOUNT;
            case OFFICE -> OFFICE_SERVICE_ACCOUNT;
            case ACCOUNT -> "";
        };
    }

    /** Whoever was a service account once is nothing else: other roles count for nothing, and an ended one does nothing. */
    private static Caller machine(String issuer, String subject, String name, List<MachineRole> held, Instant now) {
        MachineRole only = held.getFirst();
        if (held.size() != 1 || !only.held().holdsAt(now)) {
            return new Caller(issuer, subject, name, Set.of(), Map.of(), Set.of(), Set.of());
        }
        UUID agency = only.agency();
        Set<String> role = Set.of(only.held().role());
        return new Caller(
                issuer,
                subject,
                name,
                agency == null ? role : Set.of(),
                agency == null ? Map.of() : Map.of(agency, role),
                Set.copyOf(only.held().operations()),
                Set.copyOf(only.held().sources()));
    }

    private static Caller person(String issuer, String subject, String name, Iterable<Grant> grants, Instant now) {
        Set<String> office = new TreeSet<>();
        Map<UUID, Set<String>> agencies = new TreeMap<>();
        for (Grant grant : grants) {
            UUID agency = grant.agencyId();
            if (agency == null) {
                office.addAll(held(grant, OFFICE_ROLES, now));
            } else {
                Set<String> roles = held(grant, AGENCY_ROLES, now);
                if (!roles.isEmpty()) {
                    agencies.put(agency, roles);
                }
            }
        }
        return new Caller(issuer, subject, name, office, agencies);
    }

    private static Set<String> held(Grant grant, Set<String> known, Instant now) {
        return grant.roles().stream()
                .filter(role -> role.holdsAt(now))
                .map(HeldRole::role)
                .filter(known::contains)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Reads roles and groups as Keycloak has them.
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
            if (matcher.matches() && AGENCY_ROLES.contains(matcher.group(2))) {
                agencyRoles
                        .computeIfAbsent(UUID.fromString(matcher.group(1)), id -> new TreeSet<>())
                        .add(matcher.group(2));
            }
        }
        return new Caller(issuer, subject, name, roles, agencyRoles);
    }

    /** Who this is, whatever the name is by now: the issuer and the subject, which together never change hands. */
    public String identity() {
        return identity(issuer, subject);
    }

    /** Issuer and subject as one word. */
    public static String identity(String issuer, String subject) {
        return issuer + "|" + subject;
    }

    /** Whether the caller may use this operation as far as it is limited to named ones; a person is not. */
    public boolean mayUse(String operation) {
        return operations == null || operations.contains(operation);
    }

    /** Whether the caller is a program, not a person. */
    public boolean isMachine() {
        return operations != null;
    }

    /** Whether the caller may send into this source as far as it is limited to named ones; a person is not. */
    public boolean maySendInto(String source) {
        return sources == null || sources.contains(source);
    }

    /** The same caller with what it holds in agencies and without what it holds in the office. */
    public Caller withoutOffice() {
        return new Caller(issuer, subject, name, Set.of(), agencyRoles, operations, sources);
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
        return Access.allows(this, Action.OVERSEE, null);
    }

    /** Whether the caller holds a role of the office, also one that reads no data of agencies. */
    public boolean isOfOffice() {
        return Access.allows(this, Action.SEE_OFFICE, null);
    }

    /** The agencies that the caller reads by a role in them. */
    public Set<UUID> agencies() {
        return agencies(Action.READ);
    }

    /** The agencies in which the caller may do this by a role in them. */
    public Set<UUID> agencies(Action action) {
        return agencyRoles.entrySet().stream()
                .filter(agency -> agency.getValue().stream().anyMatch(AccessTable.of(action)::contains))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }
}
