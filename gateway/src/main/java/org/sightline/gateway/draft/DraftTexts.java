package org.sightline.gateway.draft;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The texts of drafts, which stand in {@code messages/draft.properties}. */
@MessageBundle("draft")
public interface DraftTexts {
    String changesOnTheirWay();

    String whatThisReleaseShips();

    String theRecordWaits(String version);

    String draftTheShippedRules();

    String theShippedListDiffers(String version, int added, int removed);

    String whatTheOfficeChangedStays(int kept);

    String draftTheShippedList();

    String none();

    String noSummary();

    String draftedBy(String draftedBy, String createdAt);

    String notTriedYet();

    String tryIt();

    String approve();

    String anotherAdminApprovesIt();

    String withdrawIt();

    String refuseIt();

    String whatItWouldDo();

    String findingsItTouches();

    String agency();

    String finding();

    String whatHappens();

    String before();

    String after();

    String opened();

    String withdrawn();

    String changed();

    String nothingYet();

    String nothingAnyMore();

    String andMoreFindings(int more);

    String whoSeesTheNames();

    String whatItChanges();

    String theDraftIsMade();

    String theDraftWasTried();

    String theDraftIsDiscarded();

    @Message
    String inForceNow(DraftKind kind);
}
