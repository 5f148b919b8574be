package org.sightline.gateway.operations;

import io.quarkus.qute.i18n.MessageBundle;
import org.jspecify.annotations.Nullable;

/** The texts of these pages, which stand in {@code messages/operations.properties}. */
@MessageBundle("operations")
public interface OperationsTexts {
    String system();

    String lead();

    String nothingWasChanged();

    String parts();

    String partsAndHowTheyAre();

    String part();

    String state();

    String whatItSays();

    String well();

    String lookAtIt();

    String doesNotAnswer();

    String toSend(Long count);

    String toSendIsNotKnown();

    String toTake(String topic, Long count);

    String toTakeIsNotKnown(String topic);

    String settings();

    String settingsLead();

    String setting();

    String value();

    String whereFrom();

    String whatItIs();

    String set();

    String notSet();

    String fromEnvironment();

    String fromFile();

    String fromCommandLine();

    String fromProgram();

    String filesLookedAt(String folder, long looked, long unfit);

    String lookBegan(String at);

    String lookEnded(String at);

    String setAside();

    String thereAreNone();

    String whatToDo();

    String oneMessage();

    String why();

    String whatIsHeldUp();

    String since();

    String toBeTaken(String part);

    String toBeSent(String part);

    String messageSetAside();

    String topic();

    String thing();

    String notKnown();

    String decidedBy(String state, String person);

    String replay();

    String withheld();

    String correctIt();

    String discard();

    String whyNobodyNeedsIt();

    String draftReplay();

    String itsDraft(String who, String moment);

    String asItIs();

    String anotherApproves();

    String approve();

    String drafted();

    String replayed();

    String discarded();

    String auditLog();

    String whatTheLogOfAnAgencyIs();

    String whatTheLogOfTheOfficeIs();

    String checkTheLog();

    String theLogIsWhole();

    String eachEntryFollows(String rows);

    String keepTheLast(String seq);

    String theLogIsBroken();

    String entryDoesNotFollow(@Nullable Long seq);

    String nothingIsLogged();

    String entryCount(long total);

    String entriesNewestFirst();

    String numberOfEntry();

    String when();

    String who();

    String whatWasDone();

    String toWhat();

    String howItEnded();

    String wasNotThere();

    String notSaid();
}
