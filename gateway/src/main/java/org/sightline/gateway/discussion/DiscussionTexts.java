package org.sightline.gateway.discussion;

import io.quarkus.qute.i18n.MessageBundle;

/** The texts of the discussion, which stand in {@code messages/discussion.properties}. */
@MessageBundle("discussion")
public interface DiscussionTexts {
    String discussion();

    String notToBeHadNow();

    String ofTheOfficeAlone();

    String theAgencyNeverReadsThis();

    String withTheAgency();

    String bothReadThis();

    String nothingWritten();

    String writtenBy(String name, String side, String at);

    String correctsAnEarlierOne();

    String corrected();

    String correctThis();

    String whatItShouldSay();

    String addTheCorrection();

    String writeANote();

    String nothingIsErased();

    String whoReadsIt();

    String onlyTheOffice();

    String alsoTheAgency();

    String yourNote();

    String add();

    String theNoteIsAdded();
}
