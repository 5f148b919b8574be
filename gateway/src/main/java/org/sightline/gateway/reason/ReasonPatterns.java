package org.sightline.gateway.reason;

import java.util.Map;

/** The sentence patterns by the names that messages give them. */
final class ReasonPatterns {

    /** A pattern with its values put in. */
    @FunctionalInterface
    interface Filled {
        String by(ReasonTexts texts, ReasonValues say);
    }

    static final Map<String, Filled> ALL = Map.ofEntries(
            Map.entry("removal", (texts, say) -> texts.removal()),
            Map.entry("notNamed", (texts, say) -> texts.notNamed(say.of("maker"))),
            Map.entry("before", (texts, say) -> texts.before(say.of("maker"), say.of("from"), say.of("date"))),
            Map.entry("after", (texts, say) -> texts.after(say.of("maker"), say.of("until"), say.of("date"))),
            Map.entry("decidesNothing", (texts, say) -> texts.decidesNothing(say.of("standing"))),
            Map.entry("otherBuyer", (texts, say) -> texts.otherBuyer(say.of("buyers"), say.of("buyer"))),
            Map.entry("otherEvent", (texts, say) -> texts.otherEvent(say.of("event"))),
            Map.entry("accessory", (texts, say) -> texts.accessory()),
            Map.entry("otherItem", (texts, say) -> texts.otherItem(say.of("maker"), say.of("item"))),
            Map.entry("otherPurpose", (texts, say) -> texts.otherPurpose(say.of("maker"))),
            Map.entry("otherMoney", (texts, say) -> texts.otherMoney(say.of("trigger"), say.of("money"))),
            Map.entry("noContract", (texts, say) -> texts.noContract()),
            Map.entry("otherClause", (texts, say) -> texts.otherClause(say.of("clause"))),
            Map.entry("smallContract", (texts, say) -> texts.smallContract(say.of("threshold"), say.of("amount"))),
            Map.entry("otherOrigin", (texts, say) -> texts.otherOrigin(say.of("origin"))),
            Map.entry("excepted", (texts, say) -> texts.excepted(say.of("exceptions"))),
            Map.entry("exceptedByList", (texts, say) -> texts.exceptedByList(say.of("exceptions"), say.of("lists"))),
            Map.entry("certified", (texts, say) -> texts.certified()),
            Map.entry("otherVendor", (texts, say) -> texts.otherVendor()),
            Map.entry("noAccess", (texts, say) -> texts.noAccess()),
            Map.entry("notKnowing", (texts, say) -> texts.notKnowing()),
            Map.entry("notListed", (texts, say) -> texts.notListed()),
            Map.entry("forbidsNothing", (texts, say) -> texts.forbidsNothing(say.of("part"))),
            Map.entry("covered", (texts, say) -> texts.covered(say.of("path"), say.of("day"))),
            Map.entry(
                    "coveredInSpan",
                    (texts, say) -> texts.coveredInSpan(say.of("path"), say.of("first"), say.of("last"))),
            Map.entry("warning", (texts, say) -> texts.warning()),
            Map.entry("mayProhibit", (texts, say) -> texts.mayProhibit()),
            Map.entry("mayRestrict", (texts, say) -> texts.mayRestrict()),
            Map.entry("applies", (texts, say) -> texts.applies(say.of("buyer"), say.of("money"))),
            Map.entry("appliesToAnyMoney", (texts, say) -> texts.appliesToAnyMoney(say.of("buyer"))),
            Map.entry("restricts", (texts, say) -> texts.restricts(say.of("buyer"), say.of("money"))),
            Map.entry("restrictsAnyMoney", (texts, say) -> texts.restrictsAnyMoney(say.of("buyer"))),
            Map.entry(
                    "changesInSpan",
                    (texts, say) ->
                            texts.changesInSpan(say.of("first"), say.of("last"), say.of("begin"), say.of("end"))),
            Map.entry("noDate", (texts, say) -> texts.noDate(say.of("begin"), say.of("end"))),
            Map.entry("moved", (texts, say) -> texts.moved(say.of("earlierMoney"), say.of("money"))),
            Map.entry(
                    "movedAfterNotice",
                    (texts, say) -> texts.movedAfterNotice(say.of("earlierMoney"), say.of("money"))),
            Map.entry("notCleared", (texts, say) -> texts.notCleared()),
            Map.entry("inForce", (texts, say) -> texts.inForce()),
            Map.entry("inForceExcept", (texts, say) -> texts.inForceExcept(say.of("exceptions"))),
            Map.entry(
                    "standsOtherwise",
                    (texts, say) -> texts.standsOtherwise(say.of("from"), say.of("standing"), say.of("note"))),
            Map.entry("notConfirmed", (texts, say) -> texts.notConfirmed(say.of("from"), say.of("note"))),
            Map.entry(
                    "notConfirmedExcept",
                    (texts, say) -> texts.notConfirmedExcept(say.of("from"), say.of("exceptions"), say.of("note"))),
            Map.entry("reachNotConfirmed", (texts, say) -> texts.reachNotConfirmed()),
            Map.entry("exceptions", (texts, say) -> texts.exceptions(say.of("exceptions"))),
            Map.entry("shownBy", (texts, say) -> texts.shownBy(say.of("proof"))),
            Map.entry("pending", (texts, say) -> texts.pending(say.of("what"))),
            Map.entry("lookedAt", (texts, say) -> texts.lookedAt(say.of("looked"))),
            Map.entry("lookedLongAgo", (texts, say) -> texts.lookedLongAgo(say.of("looked"))));

    private ReasonPatterns() {}
}
