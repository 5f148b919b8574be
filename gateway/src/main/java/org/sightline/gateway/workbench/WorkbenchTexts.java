package org.sightline.gateway.workbench;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The texts of this page, which stand in {@code messages/workbench.properties}. */
@MessageBundle("workbench")
public interface WorkbenchTexts {
    String reviewQueue();

    String queues();

    @Message
    String queue(Queue queue);

    String nothingInThisQueue();

    String theFirst(int shown, String total);

    String moreThan(long counted);

    String findings();

    String noDescription();

    String notNamedYet();

    String noDate();

    String reportedDevice();

    String vendorNotNamed();

    String onlyMentioned();

    String unverified();

    String needsReview();

    String position(int place, String total);

    String wholeFinding();

    String money();

    String notInTheRecord();

    String whatTheRecordSays();

    String whatEachLawSays();

    String law();

    String says();

    String why();

    String lawsThatDoNotCover(int count);

    String nothingWasChanged();

    String theFirstDue(int shown, String total);

    String previewAlike(long others);

    String backToTheQueue();

    String decideAlike();

    String whatIsAlike();

    String wouldBeDecided(int decided, int refused);

    String theyCost(String money);

    String moreAlike(long more);

    String findingsAlike();

    String pieces();

    String decideThis();

    String thisOne();

    String decideItToo();

    String leftOut();

    String decideThem();

    String decidedAlike();

    String wereDecided(int count, String decision);

    String byAndWhen(String person, String when);

    String takenBackBy(String person, String when);

    String keptTheDecision();

    String takeThemAllBack();

    String wereLeftOut();

    String keyAlike();

    String decide();

    String confirm();

    String notAMatch();

    String alreadyDecided(String decision);

    String reason();

    String theAgencyReadsIt();

    String template();

    String ownWords();

    String recordAndGoOn();

    String skip();

    String takeItBack();

    String takenBack();

    String takenBackBecause();

    String recorded(String decision, String what);

    String keys();

    String keyboardShortcuts();

    String keyNext();

    String keyBefore();

    String keyConfirm();

    String keyNotAMatch();

    String keyTemplate();

    String keyRecord();

    String keyUndo();

    String keyOpen();

    String keyHelp();

    String theRecordNamesTheMaker(String maker);

    String theModelIsTheMakers(String maker);

    String sellerAndItemShowIt(String maker);

    String anotherCompany(String maker);

    String onlySpokenOf(String maker);

    String anotherMakersModel(String maker);

    String alsoOpen();
}
