package org.sightline.gateway.signin;

import io.quarkus.qute.i18n.MessageBundle;

/** The texts of these pages, which stand in {@code messages/signin.properties}. */
@MessageBundle("signin")
public interface SignInTexts {
    String goOn();

    String youHaveSignedInAgain();

    String nothingWasDoneYet();

    String whatYouTyped();

    String goOnNow();

    String orLeaveIt();

    String yourSignIn();

    String keycloakAsksForYourPassword();

    String eachBrowserKeepsIts();

    String password();

    String changeYourPassword();

    String passkey();

    String aPasskeyIs();

    String addAPasskey();

    String forOpenRefine();

    String addressesForOpenRefine();

    String whereYouAreSignedIn();

    String signedInAt();

    String lastUsed();

    String address();

    String thisOne();

    String end();

    String endIt();

    String thatOf(String at);

    String signOutEverywhere();

    String thisSessionEndsToo();
}
