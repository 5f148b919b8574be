package org.sightline.gateway.watchlist;

import io.quarkus.qute.i18n.MessageBundle;

/** The texts of these pages, which stand in {@code messages/watchlist.properties}. */
@MessageBundle("watchlist")
public interface WatchlistTexts {
    String watchlist();

    String makersBrandsModelsAndPrefixes();

    String nothingWasChanged();

    String versionIsInForce(int version, String listVersion);

    String since(String publishedAt);

    String makersAndCompaniesNames(int entities, int names);

    String add();

    String remove();

    String of(String entityId);

    String andMore(int moreEdits);

    String itWouldOpenFindingsWithdraw(
            int findingsOpened, int findingsWithdrawn, int findingsChanged, int agencies, int decisionsLapsed);

    String triedOnLinesAndDevices(String linesExamined);

    String proposeAChange();

    String whatToDo();

    String what();

    String aName();

    String aBrand();

    String aModelOrItsBeginning();

    String aMACPrefix();

    String anFCCGranteeCode();

    String ofWhom();

    String theIdSuchAsHikvision();

    String theNameBrandModelOrPrefix();

    String whereThisWasRead();

    String soThatOthersCanCheckIt();

    String whyInOneSentence();

    String draftIt();

    String whatIsOnIt();

    String words();

    String show();

    String rows(String total);

    String rowsOfTheList();

    String rowsOfTheListInForce();

    String value();

    String detail();

    String source();

    String howSure();

    String nextPage();

    String versions();

    String versionsNewestFirst();

    String version();

    String since2();

    String whatChanged();

    String draftedAndApprovedBy();

    String screenedAgain();

    String changedRows(int diff);

    String nothingToDo();

    String openedWithdrawn(int percent, long opened, long withdrawn);

    String listFeeds();

    String whatListFeedsAre();

    String whoApprovesThem();

    String noListFeedYet();

    String listFeedsAndHowTheyStand();

    String listName();

    String howItStands();

    String lastFetchedWell();

    String lastBroughtNew();

    String fetchedNext();

    String never();

    String addAListFeed();

    String idOfListFeed();

    String formOfList();

    String cslAsCsv();

    String cslAsJson();

    String ofacAsXml();

    String openSanctionsAsCsv();

    String fccTable();

    String section1260hTable();

    String formHint();

    String addressOfList();

    String addressOfListHint();

    String fetchEveryMinutes();

    String tellAfterHours();

    String fetchItByItself();

    String saveTheListFeed();

    String thatDidNotWork();

    String whoNamedIt();

    String fetchItNow();

    String refresh();

    String thisListAsks();

    String draftItAnyway();

    String fetchesOfTheList();

    String noFetchYet();

    String fetchesTheNewestFirst();

    String begun();

    String howItEnded();

    String difference();

    String evidence();

    String partiesBeforeAndNow(int before, int now);

    String unusableRecords(int unusable);

    String seeTheDraft();

    String fetchedFile(String bytes);

    String theFirstChanges();

    String changeTheListFeed();

    String theListFeedIsSaved();

    String theListIsFetched();

    String theListIsDrafted();

    String noNumber(String value);

    String severalChangesAtOnce();
}
