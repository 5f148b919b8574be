package org.sightline.gateway.waiver;

import io.quarkus.qute.i18n.MessageBundle;

/** The texts of these pages, which stand in {@code messages/waiver.properties}. */
@MessageBundle("waiver")
public interface WaiverTexts {
    String waivers();

    String noWaiverYet();

    String finding();

    String agency();

    String rule();

    String state();

    String lastDay();

    String stateWord(String state);

    String nextPage();

    String nothingWasChanged();

    String onlyWhereARuleNamesOne();

    String requestOne();

    String noRuleNamesOne();

    String fromWhichRule();

    String ruleAndWho(String rule, String who);

    String unverified();

    String justification();

    String controls();

    String forExampleANetwork();

    String atMostTwoYears();

    String requestIt();

    String waiverFrom(String rule);

    String stateSentence(String state);

    String whoGrants();

    String requestedBy();

    String reference();

    String takeItBack();

    String renewIt();

    String decide();

    String anotherPersonWhoSignedIn();

    String yourDecision();

    String itWasGranted(String who);

    String itWasRefused();

    String revokeIt();

    String whyTheAgencyReads();

    String recordTheDecision();

    String history();

    String moveWord(String move);

    String theWaiverIsRequested();

    String itIsRecorded();
}
