package org.sightline.gateway.attestation;

import io.quarkus.qute.i18n.MessageBundle;

/** The texts of these pages, which stand in {@code messages/attestation.properties}. */
@MessageBundle("attestation")
public interface ReturnTexts {
    String returns();

    String returnOf(int year);

    String noYearIsOpenYet();

    String year();

    String due();

    String dueOn(String day);

    String openTheReturn();

    String nothingWasChanged();

    String itIsLate();

    String nobodyBeganIt();

    String draftNotSigned();

    String inEffect(int revision, String name, String at);

    String draftCorrects();

    String signedBy(String name, String at);

    String whatWillBeSigned();

    String whatWasSigned();

    String revision(int number);

    String statesInventory(long pieces);

    String statesNone();

    String howWeKnow();

    String note();

    String whyCorrected();

    String workedOnBy();

    String devices();

    String maker();

    String model();

    String state();

    String pieces();

    String notGiven();

    String nothingIsRegistered();

    String changedSince(int year, int revision);

    String nothingChanged();

    String before();

    String now();

    String fingerprint();

    String sentBackHead();

    String sentBackBy(String name, String at);

    String whatHasToChange();

    String sendBack();

    String theDraftIsSentBack();

    String signHead();

    String iHaveRead();

    String iHaveReadWithTheGap(String pieces);

    String notAccountedFor(String pieces);

    String explainOrSign();

    String explainThem();

    String ofBought(String left, String bought);

    String sign();

    String anotherPersonSigns();

    String draftHead();

    String correctHead();

    String whatDoYouState();

    String whatIsRegisteredIsAll();

    String noneIsInstalled();

    String howDidYouFindOut();

    String forExampleAWalk();

    String anythingElse();

    String whyIsItCorrected();

    String saveTheDraft();

    String seeTheDevices();

    String signedRevisions();

    String by();

    String at();

    String theDraftIsSaved();

    String theReturnIsSigned();

    String theYearIsOpen();

    String openAYear();

    String byWhenDue();

    String open();

    String agency();

    String standing();

    String late();

    String seeTheBoard();

    String whoHasSigned();

    String next();

    String correctionHead();

    String theOfficeAsks(String name, String at);

    String askForCorrectionHead();

    String whatIsToBeCorrected();

    String askForCorrection();

    String theAgencyIsAsked();

    String rolesGiven();

    String ofBody(String body);

    String approvedBy(String at, String name);

    String draftedBy(String name);
}
