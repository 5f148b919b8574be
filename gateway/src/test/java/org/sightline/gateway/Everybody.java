package org.sightline.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.sightline.gateway.route.Routes;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.OperationName;
import org.sightline.localstack.people.Tokens;

/** One of everybody who can ask: each role of an agency and of the office, a machine, and somebody without a role. */
final class Everybody {

    /** The operations that a machine can be made for. */
    static final List<String> FOR_MACHINES = Routes.table().rows().stream()
            .filter(route -> route.action() == null
                    || Set.of(Action.READ, Action.REPORT, Action.ATTACH, Action.SEE_AGENCY)
                            .contains(route.action()))
            .map(route -> OperationName.of(route.method(), route.path().toString()))
            .toList();

    /** The operations that a machine of the office can be made for. */
    static final List<String> FOR_OFFICE_MACHINES = Routes.table().rows().stream()
            .filter(route -> route.action() == null
                    || Set.of(Action.READ, Action.SEE_AGENCY, Action.SEND, Action.SEE_OFFICE, Action.OVERSEE)
                            .contains(route.action()))
            .map(route -> OperationName.of(route.method(), route.path().toString()))
            .toList();

    private Everybody() {}

    /**
     * Somebody.
     *
     * @param caller what the table goes by
     */
    record Asking(String role, Caller caller, String token) {

        /** Whether it signs in at pages. */
        boolean isPerson() {
            return !caller.isMachine();
        }
    }

    /** All of them; those of agencies in this one. */
    static List<Asking> of(UUID agency) {
        List<Asking> everybody = new ArrayList<>();
        for (String role : List.of("reader", "reporter", "certifier", "agency-admin")) {
            everybody.add(new Asking(role, ofAgency(agency, role, null), Tokens.agencyPerson(agency, role)));
        }
        Stream.of("oversight-analyst", "reviewer", "auditor", "admin")
                .forEach(role -> everybody.add(
                        new Asking(role, new Caller("", "", role, Set.of(role), Map.of()), Tokens.officePerson(role))));
        everybody.add(new Asking("nobody", new Caller("", "", "", Set.of(), Map.of()), Tokens.officePerson("nobody")));
        everybody.add(new Asking(
                Caller.SERVICE_ACCOUNT,
                ofAgency(agency, Caller.SERVICE_ACCOUNT, Set.copyOf(FOR_MACHINES)),
                Tokens.serviceAccount(agency, FOR_MACHINES)));
        everybody.add(new Asking(
                Caller.OFFICE_SERVICE_ACCOUNT,
                new Caller(
                        "",
                        "",
                        "",
                        Set.of(Caller.OFFICE_SERVICE_ACCOUNT),
                        Map.of(),
                        Set.copyOf(FOR_OFFICE_MACHINES),
                        Set.of("any")),
                Tokens.officeServiceAccount(FOR_OFFICE_MACHINES, List.of("any"))));
        return everybody;
    }

    private static Caller ofAgency(UUID agency, String role, Set<String> operations) {
        return new Caller(
                "", "", role, Set.of(), Map.of(agency, Set.of(role)), operations, operations == null ? null : Set.of());
    }
}
