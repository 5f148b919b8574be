package org.sightline.gateway.opendata;

import io.quarkus.qute.i18n.MessageBundle;

/** The texts of these pages, which stand in {@code messages/opendata.properties}. */
@MessageBundle("opendata")
public interface OpenDataTexts {
    String openData();

    String lead();

    String nothingIsPublished();

    String noEditionYet();

    String whatIsLeftOut();

    String leftOutPurchases();

    String leftOutPeople();

    String redacted();

    String columns();

    /** What a column of a table of purchases means. */
    String means(String column);

    String edition(int number);

    String draftOf(int number);

    String published(String moment);

    String withdrawn(String moment);

    String because(String reason);

    String statement(String day, String since, String counted, String purchases);

    String notIncluded(String notConfirmed, String disputed);

    String versions(String watchlist, String ruleBooks);

    String invented(String rows);

    String byState();

    String state();

    String notKnown();

    String bodies();

    String purchases();

    String pieces();

    String amount();

    String files();

    String file(String name, String bytes);

    String sha256();

    String switchTitle();

    String isOn();

    String isOff();

    String switchOn();

    String switchOff();

    String seeIt();

    String makeADraft();

    String draftHint();

    String title();

    String makeIt();

    String publishIt();

    String readAndPublish();

    String draftedBy(String who, String moment);

    String anotherPublishes();

    String newTexts();

    String newTextsLead(String number);

    String noNewTexts();

    String text();

    String nextPage();

    String onlyOnce();

    String reason();

    String withdrawIt();

    String editions();

    String nothingWasChanged();

    String itIsSwitchedOn();

    String itIsSwitchedOff();

    String theDraftIsMade();

    String itIsPublished(int number);

    String itIsWithdrawn(int number);
}
