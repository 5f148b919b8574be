package org.sightline.testsupport.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Who may do what, written a second time, from docs/access.md and as simply as it can be: people, agencies and tokens are
 * numbers, and nothing of the product is used. A difference between this and the gateway is a fault of one of them.
 */
public final class AccessModel {

    public static final String READ = "READ";
    public static final String REPORT = "REPORT";
    public static final String CERTIFY = "CERTIFY";
    public static final String ATTACH = "ATTACH";
    public static final String SEE_PEOPLE = "SEE_PEOPLE";
    public static final String MANAGE_PEOPLE = "MANAGE_PEOPLE";
    public static final String DECIDE = "DECIDE";
    public static final String SEND = "SEND";
    public static final String LOAD = "LOAD";
    public static final String SEE_AGENCY = "SEE_AGENCY";
    public static final String SEE_OFFICE = "SEE_OFFICE";
    public static final String OVERSEE = "OVERSEE";
    public static final String ADMINISTER = "ADMINISTER";
    public static final String SIGNED_IN = "SIGNED_IN";
    public static final String LIST = "LIST";

    private static final Map<String, Set<String>> MAY = Map.of(
            "reader", Set.of(READ, SEE_AGENCY, SEE_PEOPLE),
            "reporter", Set.of(READ, SEE_AGENCY, SEE_PEOPLE, REPORT, ATTACH),
            "certifier", Set.of(READ, SEE_AGENCY, SEE_PEOPLE, CERTIFY, ATTACH),
            "agency-admin", Set.of(SEE_PEOPLE, MANAGE_PEOPLE),
            "service-account", Set.of(READ, SEE_AGENCY, REPORT, ATTACH),
            "office-service-account", Set.of(READ, SEE_AGENCY, SEND, SEE_OFFICE, OVERSEE),
            "oversight-analyst", Set.of(READ, SEE_AGENCY, SEE_PEOPLE, ATTACH, DECIDE, SEND, LOAD, SEE_OFFICE, OVERSEE),
            "reviewer", Set.of(READ, SEE_AGENCY, SEE_PEOPLE, ATTACH, DECIDE, SEE_OFFICE, OVERSEE),
            "auditor", Set.of(READ, SEE_AGENCY, SEE_PEOPLE, SEE_OFFICE, OVERSEE),
            "admin", Set.of(SEE_AGENCY, SEE_PEOPLE, MANAGE_PEOPLE, SEE_OFFICE, ADMINISTER));

    /** What is known of somebody. */
    private static final class Known {
        final Set<String> office = new TreeSet<>();
        final Map<Integer, Set<String>> agencies = new HashMap<>();
        /** For each agency and role since when it is held, in steps. */
        final Map<String, Integer> since = new HashMap<>();

        final Set<Integer> endedSessions = new HashSet<>();
        boolean disabled;
        int firstGoodToken;

        @Nullable
        Integer machineOf;

        Set<String> operations = Set.of();
        boolean isMachine;
        boolean isOfOffice;
    }

    private final List<Known> known = new ArrayList<>();
    private final Map<Integer, Integer> mergedInto = new HashMap<>();
    private final List<Draft> drafts = new ArrayList<>();
    private final Set<String> gave = new HashSet<>();
    private final int agencies;
    private int step;

    /** A role that one person drafted, at a step. */
    public record Draft(int by, int whom, int agency, String role, int at) {}

    /** Nobody holds anything yet. */
    public AccessModel(int who, int agencies) {
        for (int i = 0; i < who; i++) {
            known.add(new Known());
        }
        this.agencies = agencies;
    }

    // What happens.

    /** A role of the office is given or taken. */
    public void office(int who, String role, boolean give) {
        if (give) {
            known.get(who).office.add(role);
        } else {
            known.get(who).office.remove(role);
        }
    }

    /** A role in an agency is given or taken. */
    public void agency(int who, int agency, String role, boolean give) {
        Set<String> roles = known.get(who).agencies.computeIfAbsent(agency, none -> new TreeSet<>());
        step++;
        if (!give) {
            roles.remove(role);
        } else if (roles.add(role)) {
            known.get(who).since.put(agency + role, step);
        }
    }

    /** Whether somebody holds the role in the agency. */
    public boolean holds(int who, int agency, String role) {
        return known.get(who).agencies.getOrDefault(agency, Set.of()).contains(role);
    }

    /** An account is disabled or enabled. */
    public void disabled(int who, boolean disabled) {
        known.get(who).disabled = disabled;
    }

    /** Tokens before this one are no longer good. */
    public void notBefore(int who, int firstGoodToken) {
        known.get(who).firstGoodToken = Math.max(known.get(who).firstGoodToken, firstGoodToken);
    }

    /** The session of a token ends. */
    public void signsOut(int who, int token) {
        known.get(who).endedSessions.add(token);
    }

    /** A service account is made, or made for other operations. */
    public void machine(int who, int agency, Set<String> operations) {
        Known machine = known.get(who);
        machine.isMachine = true;
        machine.machineOf = agency;
        machine.operations = operations;
    }

    /** A service account of the office is made, or made for other operations. */
    public void officeMachine(int who, Set<String> operations) {
        Known machine = known.get(who);
        machine.isMachine = true;
        machine.isOfOffice = true;
        machine.operations = operations;
    }

    /** A service account ends. */
    public void machineEnds(int who) {
        known.get(who).isOfOffice = false;
        known.get(who).machineOf = null;
        known.get(who).operations = Set.of();
    }

    /** An agency becomes part of another. */
    public void merge(int agency, int into) {
        mergedInto.put(agency, into);
    }

    // What may be done.

    /** Whether a token is good. */
    public boolean accepts(int who, int token) {
        Known person = known.get(who);
        return !person.disabled && token >= person.firstGoodToken && !person.endedSessions.contains(token);
    }

    /** The status of a call: 200 stands for whatever is no refusal. */
    public int call(int who, int token, String operation, String action, @Nullable Integer agency) {
        if (!accepts(who, token)) {
            return 401;
        }
        if (agency != null && !sees(who, agency)) {
            return 404;
        }
        boolean named = !known.get(who).isMachine || known.get(who).operations.contains(operation);
        return named && may(who, action, agency) ? 200 : 403;
    }

    private boolean may(int who, String action, @Nullable Integer agency) {
        if (action.equals(SIGNED_IN) || action.equals(LIST)) {
            return true;
        }
        return offices(who).stream()
                        .anyMatch(role -> MAY.getOrDefault(role, Set.of()).contains(action))
                || agency != null
                        && roles(who, agency).stream()
                                .anyMatch(
                                        role -> MAY.getOrDefault(role, Set.of()).contains(action));
    }

    private boolean sees(int who, int agency) {
        return may(who, SEE_AGENCY, agency) || !roles(who, agency).isEmpty();
    }

    private Set<String> offices(int who) {
        Known somebody = known.get(who);
        if (somebody.isMachine) {
            return somebody.isOfOffice ? Set.of("office-service-account") : Set.of();
        }
        return somebody.office;
    }

    private Set<String> roles(int who, int agency) {
        Known somebody = known.get(who);
        if (somebody.isMachine) {
            return somebody.machineOf != null && somebody.machineOf == agency ? Set.of("service-account") : Set.of();
        }
        return somebody.agencies.getOrDefault(agency, Set.of());
    }

    /** The agencies whose findings somebody's list has; merged ones count under what they became. */
    public Set<Integer> listed(int who) {
        Set<Integer> roots = new HashSet<>();
        for (int agency = 0; agency < agencies; agency++) {
            if (may(who, READ, agency)) {
                roots.add(root(agency));
            }
        }
        Set<Integer> listed = new HashSet<>();
        for (int agency = 0; agency < agencies; agency++) {
            if (roots.contains(root(agency))) {
                listed.add(agency);
            }
        }
        return listed;
    }

    /** What an agency was merged into in the end. */
    public int root(int agency) {
        int root = agency;
        while (mergedInto.containsKey(root)) {
            root = java.util.Objects.requireNonNull(mergedInto.get(root));
        }
        return root;
    }

    /** The status of an invitation: 201 where it makes a draft, 200 where the role is held or the same draft waits. */
    public int invite(int by, int token, int whom, int agency, String role) {
        int refused = manages(by, token, whom, agency, role);
        if (refused != 200) {
            return refused;
        }
        if (gaveOther(by, agency, role)) {
            return 403;
        }
        if (holds(whom, agency, other(role))) {
            return 409;
        }
        if (holds(whom, agency, role)) {
            return 200;
        }
        for (Draft draft : drafts) {
            if (draft.whom() == whom && draft.agency() == agency && draft.role().equals(role)) {
                return draft.by() == by ? 200 : 409;
            }
        }
        step++;
        drafts.add(new Draft(by, whom, agency, role, step));
        return 201;
    }

    /** What waits, the oldest first. */
    public List<Draft> drafts() {
        return List.copyOf(drafts);
    }

    /** The status of an approval; where it is 200 the role is given. */
    public int approve(int by, int token, Draft draft) {
        int refused = call(by, token, "approveRole", SEE_PEOPLE, draft.agency());
        if (refused != 200) {
            return refused;
        }
        if (!mayApprove(by, draft)) {
            return 403;
        }
        if (holds(draft.whom(), draft.agency(), other(draft.role()))) {
            return 409;
        }
        drafts.remove(draft);
        if (!holds(draft.whom(), draft.agency(), draft.role())) {
            agency(draft.whom(), draft.agency(), draft.role(), true);
            gave.add(gift(by, draft.agency(), draft.role()));
            gave.add(gift(draft.by(), draft.agency(), draft.role()));
        }
        return 200;
    }

    private boolean mayApprove(int by, Draft draft) {
        boolean apart = by == draft.by()
                || by == draft.whom()
                || gaveOther(by, draft.agency(), draft.role())
                || gaveOther(draft.by(), draft.agency(), draft.role());
        boolean nobodyElse = known.stream().noneMatch(person -> agrees(known.indexOf(person), draft));
        return !apart && (agrees(by, draft) || may(by, ADMINISTER, null) && nobodyElse);
    }

    /** Whether somebody of the agency, who held a role there before the draft was made, agrees to it. */
    private boolean agrees(int who, Draft draft) {
        return who != draft.by()
                && who != draft.whom()
                && !known.get(who).disabled
                && !gaveOther(who, draft.agency(), draft.role())
                && roles(who, draft.agency()).stream()
                        .anyMatch(role ->
                                known.get(who).since.getOrDefault(draft.agency() + role, draft.at()) < draft.at());
    }

    private boolean gaveOther(int who, int agency, String role) {
        return gave.contains(gift(who, agency, other(role)));
    }

    private static String gift(int by, int agency, String role) {
        return by + " " + agency + " " + role;
    }

    private static String other(String role) {
        return role.equals("reporter") ? "certifier" : role.equals("certifier") ? "reporter" : "";
    }

    /** The status of a revocation. */
    public int revoke(int by, int token, int whom, int agency, String role) {
        int refused = manages(by, token, whom, agency, role);
        return refused == 200 ? 204 : refused;
    }

    private int manages(int by, int token, int whom, int agency, String role) {
        int refused = call(by, token, "people", MANAGE_PEOPLE, agency);
        if (refused != 200) {
            return refused;
        }
        boolean agencyAdminByAnother = role.equals("agency-admin") && !may(by, ADMINISTER, null);
        return agencyAdminByAnother || by == whom ? 403 : 200;
    }
}
