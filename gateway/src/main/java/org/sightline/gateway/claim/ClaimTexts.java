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

    String openClaimLead();

    String haveAnAccount();

    String yourName();

    String yourMail();

    String yourMailHint();

    String yourPosition();

    String yourPositionHint();

    String giveTheCode();

    String giveYourName();

    String giveYourMail();

    String giveYourPosition();

    String atMost(int characters);

    String codeIsNotGood();

    String tooManyWrongCodes();

    String received();

    String whatComesNext();

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

    String noAccountYet();

    String hasTheAccount(String username);

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

    String theAccountIsMade(String name, String mail);

    String theAccountIsMadeAndNotMailed(String name);

    String theAccountHasTheRole(String username);

    String theClaimIsRefused();

    String theOpenClaimIsRefused(String name, String mail);

    String theOversightOffice();

    String letterTitle(String name);

    String letterFoot(String id, int page, int pages);

    String letterWhy(String name);

    String letterHow();

    String letterSteps(String address);

    String letterStepsWithoutAddress();

    String letterThen();

    String letterIfNotYours();

    String byTheLetterOf(String madeAt, String name);

    String anotherAdminConfirms();
}
