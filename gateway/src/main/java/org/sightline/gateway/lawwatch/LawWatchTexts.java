package org.sightline.gateway.lawwatch;

import io.quarkus.qute.i18n.MessageBundle;

/** The texts of these pages, which stand in {@code messages/lawwatch.properties}. */
@MessageBundle("lawwatch")
public interface LawWatchTexts {
    String lawWatch();

    String whatThisPageIs();

    String itIsOff();

    String sources();

    String source(String source);

    String lastReadWell();

    String readNext();

    String whatItCameTo();

    String never();

    String failuresInARow(int failures);

    String questionsFailed(int failed, int questions);

    String documents();

    String status(String status);

    String show();

    String noDocument();

    String publishedOn(String kind, String published);

    String effectiveFrom(String effective);

    String readTheDocument();

    String aboutRules();

    String itNames();

    String named(String kind);

    String inPart(String where);

    String dismissedBecause(String reason);

    String decidedBy(String name, String at);

    String theDraftWaits();

    String theDraftIsDecided();

    String nothingWasChanged();

    String itChangesNothing();

    String why();

    String dismissIt();

    String itMayChangeRules();

    String whatADraftIs();

    String whichRules();

    String whatMayChange();

    String whatMayChangeHint();

    String shownFrom();

    String draftIt();

    String correctARule();

    String lastLooks();

    String whatLooksAre();

    String ruleOrList();

    String lookedAt();

    String lookAgain();

    String where();

    String list();

    String overdue();

    String read(String kind);

    String notLookedAtYet();

    String theDocumentIsDismissed();

    String theDraftIsMade();
}
