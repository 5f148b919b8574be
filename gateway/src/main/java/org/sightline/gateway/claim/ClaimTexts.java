package org.sightline.gateway.claim;

import io.quarkus.qute.i18n.MessageBundle;

/** The texts of these pages and of the letter, which stand in {@code messages/claim.properties}. */
@MessageBundle("claim")
public interface ClaimTexts {
    String claimABody();

    String claimLead();

    String nothingWasClaimed();

    String code();

    String codeHint();

    String claimIt();

    String youClaimed(String name);

    String yourClaims();

    String body();

    String claimed();

    String standing();

    String state(String state);

    String claims();

    String claimsLead();

    String nothingWasChanged();

    String letterTo(String name);

    String somebodyActsForItAlready();

    String whatALetterIs();

    String makeTheLetter();

    String anAdminMakesLetters();

    String claimsOfPeople();

    String nobodyClaimed();

    String person();

    String noVerifiedMail();

    String decision();

    String by(String at, String name);

    String confirm();

    String refuse();

    String why();

    String refuseIt();

    String letters();

    String noLetters();

    String made();

    String goodUntil();

    String codeState(String state);

    String wrongTries(int count);

    String revoke();

    String theLetterIsRevoked();

    String theClaimIsConfirmed();

    String theClaimIsRefused();

    String theOversightOffice();

    String letterTitle(String name);

    String letterFoot(String id, int page, int pages);

    String letterWhy(String name);

    String letterHow();

    String letterSteps(String address);

    String letterStepsWithoutAddress();

    String letterThen();

    String letterIfNotYours();
}
