package org.sightline.gateway.reason;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Why a law says what it says, and what laws are called, in {@code messages/reason.properties}. */
@MessageBundle("reason")
public interface ReasonTexts {
    String removal();

    String notNamed(String maker);

    String before(String maker, String from, String date);

    String after(String maker, String until, String date);

    String decidesNothing(String standing);

    String otherBuyer(String buyers, String buyer);

    String otherEvent(String event);

    String accessory();

    String otherItem(String maker, String item);

    String otherPurpose(String maker);

    String otherMoney(String trigger, String money);

    String noContract();

    String otherClause(String clause);

    String smallContract(String threshold, String amount);

    String otherOrigin(String origin);

    String excepted(String exceptions);

    String exceptedByList(String exceptions, String lists);

    String certified();

    String otherVendor();

    String noAccess();

    String notKnowing();

    String notListed();

    String forbidsNothing(String part);

    String covered(String path, String day);

    String coveredInSpan(String path, String first, String last);

    String warning();

    String mayProhibit();

    String mayRestrict();

    String applies(String buyer, String money);

    String appliesToAnyMoney(String buyer);

    String restricts(String buyer, String money);

    String restrictsAnyMoney(String buyer);

    String changesInSpan(String first, String last, String begin, String end);

    String noDate(String begin, String end);

    String moved(String earlierMoney, String money);

    String movedAfterNotice(String earlierMoney, String money);

    String notCleared();

    String inForce();

    String inForceExcept(String exceptions);

    String standsOtherwise(String from, String standing, String note);

    String notConfirmed(String from, String note);

    String notConfirmedExcept(String from, String exceptions, String note);

    String reachNotConfirmed();

    String exceptions(String exceptions);

    String shownBy(String proof);

    String pending(String what);

    String lookedAt(String looked);

    String lookedLongAgo(String looked);

    String unknownMaker();

    String unheldMaker();

    String subsidiaryOf(String maker, String owner);

    String affiliateOf(String maker, String owner);

    String onceSubsidiaryOf(String maker, String owner);

    String onceAffiliateOf(String maker, String owner);

    String tookOver(String maker, String owner);

    String buyerOfUnknownKind();

    String otherGoods();

    String goodsOfUnknownKind();

    String and(String first, String second);

    String untilDay(String exception, String day);

    String anotherFund();

    String money(String kind);

    String trigger(String money);

    String standing(String kind);

    @Message
    String title(LawTitle rule);
}
