package org.sightline.gateway.evidence;

import io.quarkus.qute.i18n.MessageBundle;

/** The texts of these pages, which stand in {@code messages/evidence.properties}. */
@MessageBundle("evidence")
public interface EvidenceTexts {
    String evidenceFiles();

    String notToBeHadNow();

    String noFilesYet();

    String facts(String kind, long kilobytes);

    String addedBy(String name, String side, String at);

    String hash(String sha256);

    String placeTakenOut();

    String withdrawnBy(String name, String at, String because);

    String onlyTheOfficeReadsIt();

    String deletedOn(String at);

    String withdraw();

    String whyWithdrawn();

    String withdrawTheFile();

    String addAFile();

    String whatIsTaken();

    String takeAPhoto();

    String onAPhone();

    String orChooseAFile();

    String whatItShows();

    String keepThePlace();

    String add();

    String theFileIsAdded(String name);

    String theFileIsWithdrawn();

    String chooseAFile();

    String oneFileAtATime();

    String theUploadWasCutOff();
}
