package org.sightline.resilience.insider;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Everything that an insider tries, and whose own role allows which of it. */
final class Steps {

    private static final Set<Kind> EVERYBODY = Set.of(Kind.values());
    private static final Set<Kind> MANAGERS = Set.of(Kind.ADMIN, Kind.OVERSEER, Kind.AGENCY_ADMIN, Kind.CLAIMANT);
    private static final Set<Kind> ADMINS = Set.of(Kind.ADMIN, Kind.OVERSEER);
    private static final Set<Kind> OVERSEERS = Set.of(Kind.OVERSEER);
    private static final Set<Kind> ANALYSTS = Set.of(Kind.ANALYST);
    private static final Set<Kind> REPORTERS = Set.of(Kind.REPORTER);

    /**
     * A step.
     *
     * @param often how often it is taken, beside the others
     * @param of whose own role lets them try it with some hope
     */
    record Step(int often, Set<Kind> of, Consumer<Insider> take) {}

    private static final List<Step> ALL = List.of(
            new Step(4, MANAGERS, Giving::invite),
            new Step(4, EVERYBODY, Giving::approveRole),
            new Step(1, EVERYBODY, Giving::discardRole),
            new Step(1, MANAGERS, Giving::revoke),
            new Step(1, MANAGERS, Giving::sendLink),
            new Step(1, ADMINS, Giving::draftOfficeRole),
            new Step(2, ADMINS, Giving::approveOfficeRole),
            new Step(1, ADMINS, Giving::discardOfficeRole),
            new Step(3, MANAGERS, Machines::make),
            new Step(3, EVERYBODY, Machines::approve),
            new Step(2, MANAGERS, Machines::rotate),
            new Step(2, MANAGERS, Machines::end),
            new Step(1, ADMINS, Machines::makeOfOffice),
            new Step(2, ADMINS, Machines::approveOfOffice),
            new Step(1, ADMINS, Machines::rotateOfOffice),
            new Step(1, ADMINS, Machines::endOfOffice),
            new Step(2, ADMINS, Claiming::makeCode),
            new Step(3, EVERYBODY, Claiming::claimWithoutAccount),
            new Step(1, EVERYBODY, Claiming::claimSignedIn),
            new Step(3, ADMINS, Claiming::confirm),
            new Step(2, MANAGERS, Hooks::add),
            new Step(1, MANAGERS, Hooks::change),
            new Step(1, MANAGERS, Hooks::test),
            new Step(1, MANAGERS, Hooks::remove),
            new Step(3, REPORTERS, Acting::draftReturn),
            new Step(4, EVERYBODY, Acting::certifyReturn),
            new Step(2, REPORTERS, Acting::answer),
            new Step(1, REPORTERS, Acting::registerDevice),
            new Step(3, ANALYSTS, Acting::triage),
            new Step(5, ANALYSTS, Acting::close),
            new Step(3, ANALYSTS, Acting::closeJointly),
            new Step(1, ANALYSTS, Acting::reopen),
            new Step(1, ANALYSTS, Acting::withdrawDismissal),
            new Step(1, ANALYSTS, Publishing::draft),
            new Step(4, ANALYSTS, Publishing::publish),
            new Step(4, OVERSEERS, Correcting::draft),
            new Step(2, EVERYBODY, Correcting::approve),
            new Step(12, EVERYBODY, Reading::any),
            new Step(4, EVERYBODY, Reading::ofTown));

    private Steps() {}

    /** One that the own role allows in five of six cases, else any. */
    static void any(Insider insider) {
        boolean any = insider.chance(6);
        List<Step> open = ALL.stream()
                .filter(step -> any || step.of().contains(insider.kind))
                .flatMap(step -> java.util.Collections.nCopies(step.often(), step).stream())
                .toList();
        insider.any(open).take().accept(insider);
    }
}
