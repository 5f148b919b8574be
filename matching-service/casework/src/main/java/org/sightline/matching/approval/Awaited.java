package org.sightline.matching.approval;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.caller.Access;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.matching.language.Phrase;
import org.sightline.matching.language.Value;
import org.sightline.matching.notification.Notification;
import org.sightline.matching.template.NotificationKind;

/**
 * Something of this service that waits for somebody of the office. Pure.
 *
 * @param name of what waits, as the view {@code waiting_now} has it
 * @param mark another one where the same waits anew
 * @param agencyId whose it is; null where it is the office's
 * @param what in a few words
 * @param path of the page where it is done
 * @param askedBy the sign-in name of who asked for it; null where the record does not say
 * @param askedByIdentity issuer and subject of who asked for it and so may not do it; null where anybody
 *     may, or where the record has the name alone
 * @param since UTC
 */
record Awaited(
        Thing thing,
        String name,
        String mark,
        @Nullable UUID agencyId,
        String what,
        String path,
        @Nullable String askedBy,
        @Nullable String askedByIdentity,
        Instant since) {

    /** What can wait, and who may do it. */
    enum Thing {
        /** A draft of the watchlist, which another admin approves. */
        WATCHLIST(Action.ADMINISTER, Phrase.WAITS_DRAFT),
        /** A draft of the rules, which another admin approves. */
        RULES(Action.ADMINISTER, Phrase.WAITS_DRAFT),
        /** A finding that one person decided and another closes. */
        FINDING(Action.DECIDE, Phrase.WAITS_FINDING),
        /** A plan that is carried out, which somebody says who did not accept it. */
        PLAN(Action.DECIDE, Phrase.WAITS_PLAN),
        /** Proof that an agency gave and nobody looked at. */
        PROOF(Action.DECIDE, Phrase.WAITS_PROOF),
        /** An import that asks what its columns mean, or whether it is applied. */
        IMPORT(Action.LOAD, Phrase.WAITS_IMPORT);

        private final Action action;
        private final Phrase phrase;

        Thing(Action action, Phrase phrase) {
            this.action = action;
            this.phrase = phrase;
        }
    }

    /**
     * Whether a person is to do it. Who asked for it is not, unless it is an import or proof.
     *
     * @param loaders the names of the people who may load files: an import asks who sent it, and all of them only where its
     *     sender may not answer
     */
    boolean isFor(Caller person, Set<String> loaders) {
        if (thing == Thing.IMPORT && askedBy != null && loaders.contains(askedBy)) {
            return askedBy.equals(person.name());
        }
        boolean own = askedByIdentity == null
                ? thing != Thing.IMPORT && thing != Thing.PROOF && person.name().equals(askedBy)
                : askedByIdentity.equals(person.identity());
        return !own && Access.allows(person, thing.action, null);
    }

    /** By which it is told once to one person, each time that it waits. */
    String origin(String place) {
        return place + name + " " + mark;
    }

    Notification to(Caller person) {
        return Notification.of(
                        NotificationKind.OFFICE_APPROVAL_WAITS,
                        agencyId,
                        Map.of(
                                "author", Value.text(askedBy == null ? "Sightline" : askedBy),
                                "thing", Value.said(thing.phrase),
                                "what", Value.text(what)),
                        path)
                .to(person.identity());
    }
}
