package org.sightline.gateway.join;

import io.quarkus.qute.i18n.MessageBundle;

/** The texts about findings of one purchase, which stand in {@code messages/join.properties}. */
@MessageBundle("join")
public interface JoinTexts {
    String likelyPairs();

    String whatAPairIs();

    String noPairs();

    String noPairsSoFar();

    String morePairs();

    String pairOf(String what, String agency);

    String theSamePurchase();

    String mayBeTheSame(String what);

    String compared();

    String thisFinding();

    String theOther();

    String agreement();

    String agrees();

    String differs();

    String notSaidByBoth();

    String document();

    String source();

    String day();

    String vendor();

    String item();

    String models();

    String quantity();

    String amount();

    String status();

    String rowsMore(int count);

    String why();

    String agencyReadsIt();

    String joinThem();

    String differentPurchases();

    String joiningCountsOnce();

    String whatWasSaid();

    String saidJoined();

    String saidDifferent();

    String saidParted(int lines);

    String byAndWhen(String name, String at);

    String waitsForAnother();

    String agreedBy(String name, String at);

    String undoneBy(String name, String at);

    String takeBack();

    String twoPurchases();

    String whichLines();

    String theseLinesAreAnother();

    String joinedHere();

    String historyOf(String what, String day);

    String isJoined();

    String asksAnother();

    String isRemembered();

    String isParted();

    String isTakenBack();

    String itGoesOnHere();
}
