package org.sightline.gateway.walk;

import io.quarkus.qute.i18n.MessageBundle;

/** The texts of these pages, which stand in {@code messages/walk.properties}. */
@MessageBundle("walk")
public interface WalkTexts {
    String walks();

    String walksLead();

    String nothingWasChanged();

    String devices();

    String site();

    String siteHint();

    String begin();

    String sites();

    String noSites();

    String noWalks();

    String begun();

    String outcome();

    String by(String at, String name);

    String goesOn();

    String ended(int seen, int missed, int besides);

    String walkThrough(String site);

    String serial();

    String serialHint();

    String add();

    String scan();

    String camera();

    String stopScanning();

    String waits();

    String refused();

    String noCamera();

    String remove();

    String unsent();

    String kept();

    String finishedBy(String at, String name);

    String reviewTheList();

    String whatTheListIs();

    String soFar(int seen, int missed, int besides);

    String moreDevices();

    String expectedNotSeen(int count);

    String seenNotExpected(int count);

    String expectedSeen(int count);

    String none();

    String withoutSerial();

    String what(String outcome);

    String registeredAt(String site);

    String finish();

    String whatFinishingDoes();

    String finishIt();

    String theWalkIsFinished();
}
