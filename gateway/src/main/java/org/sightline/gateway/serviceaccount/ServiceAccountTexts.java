package org.sightline.gateway.serviceaccount;

import io.quarkus.qute.i18n.MessageBundle;

/** The texts of these pages, which stand in {@code messages/machine.properties}. */
@MessageBundle("machine")
public interface ServiceAccountTexts {
    String serviceAccounts();

    String aMachineOf(String agencyName);

    String peopleOf(String agencyName);

    String nothingWasChanged();

    String credentialsOf(String name);

    String shownOnce();

    String clientId();

    String secret();

    String tokenAddress();

    String oldOnesWorkUntil(String clientId, String until);

    String noneYet();

    String listed();

    String name();

    String state();

    String active();

    String expired();

    String revoked();

    String ends();

    String mayUse();

    String operations(int count);

    String made();

    String by(String at, String name);

    String newCredentials();

    String newCredentialsFor(String name);

    String oldOnesWorkOnForHours();

    String endAfterDays();

    String giveNewCredentials();

    String end();

    String endOf(String name);

    String endsAtOnce(String name);

    String endIt();

    String change();

    String people();

    String ofTheOffice();

    String aMachineOfTheOffice();

    String noneOfTheOfficeYet();

    String waiting();

    String madeBefore();

    String sendsInto();

    String agreed(String at, String name);

    String asked(String at, String name);

    String agreeAndShow();

    String lookedAt();

    String wasLookedAt(String name);

    String waitsForAnother(String name);

    String whoAgrees();

    String whoAgreesInTheOffice();

    String noMoreThanYouHold();

    String anotherAdminAgrees();

    String whatItIsFor();

    String preset(String preset);

    String sourcesItSendsInto();

    String sourcesHint();

    String singleOperations();

    String ofAgenciesToReview();

    String theyGoOnToWork();

    String makeOne();

    String whatTheAgencyCallsIt();

    String nothingElseIsOpen();

    String make();

    String hasEnded(String name);
}
