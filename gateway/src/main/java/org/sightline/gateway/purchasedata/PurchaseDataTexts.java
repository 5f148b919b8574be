package org.sightline.gateway.purchasedata;

import io.quarkus.qute.i18n.MessageBundle;

/** The texts of these pages, which stand in {@code messages/purchasedata.properties}. */
@MessageBundle("purchasedata")
public interface PurchaseDataTexts {
    String fundCodes();

    String whatTheFundCodes(String agencyName);

    String nothingWasChanged();

    String noCodeIsExplainedYet();

    String fundCodesAndWhatTheyMean();

    String code();

    String fedBy();

    String from();

    String untilBefore();

    String change();

    String ever();

    String furtherNotice();

    String takeItOut();

    String whyOrWhereThisWasRead();

    String versionSetBy(int version, String setBy, String setAt, String source);

    String explainACode();

    String codeAsItStands();

    String whatFeedsTheFund();

    String aListingNumberSuchAs97();

    String fromEmptyNoFirstDay();

    String firstDayOnWhichItNo();

    String whereThisWasRead();

    String forExampleTheAgencysChart();

    String addTheCode();

    String uploadAPurchaseFile();

    String theFileWasNotTaken();

    String csvOrAnotherDelimitedTextPlain();

    String file();

    String source();

    String filesOfOneSeriesShare();

    String aNewSourceDescribedBelow();

    String aNewSource();

    String name();

    String forExampleStatePurchaseOrders();

    String stateOfTheBuyersTwoLetters();

    String whatItsLinesAre();

    String guess();

    String purchaseOrders();

    String contracts();

    String purchaseCardStatements();

    String payments();

    String federalAwards();

    String upload();

    String purchaseData();

    String thatDidNotWork();

    String encodingNotKnown();

    String sourceBytes(String sourceName, String bytes, String encoding);

    String aProgram();

    String receivedFrom(String receivedAt, String startedBy);

    String finished(String finishedAt);

    String stopThisImport();

    String refresh();

    String whatDoTheColumnsMean();

    String theFileWaits();

    String pleaseSay();

    String sayAtLeastWhoBought();

    String columns();

    String namesListedMakers(String makers, int rows);

    String columnsOfTheFile();

    String column();

    String forExample();

    String means();

    String leaveThisColumnOut();

    String allLinesHaveOneBuyerIts();

    String stateOfTheBuyersTwoLettersIf();

    String goOnWithThis();

    String howTheColumnsWereRead();

    String columnsOfTheFileAndWhat();

    String takenAs();

    String leftOut();

    String rejectedRows();

    String rowsNotTaken(String rejected);

    String rejectedRowsTheFirstOfThem();

    String row();

    String reason();

    String wholeRow();

    String progress();

    String secondsLeft(long seconds);

    String minutesLeft(long minutes);

    String rowsRead();

    String newLines();

    String updated();

    String unchanged();

    String rejected();

    String contractPurchaseOrderPurchaseCard();

    String uploadAFile();

    String nothingWasUploadedYet();

    String imports();

    String importsTheNewestFirst();

    String stateOfTheImport();

    String read();

    String newText();

    String updatedTitle();

    String unchangedTitle();

    String rejectedTitle();

    String received();

    String theCodeIsAdded();

    String theCodeIsTakenOut();

    String chooseAFileThatIsNotEmpty();

    String loadedBefore();

    String theFileIsHere();

    String theUploadWasCutOff();

    String chooseASource();

    String theImportGoesOn();

    String theImportStops();

    String importOf(String filename);

    String alsoWhereAnotherSourceHasIt();

    String applyAtOnce();

    String whatItWouldDo();

    String nothingIsStoredYet();

    String rows();

    String firstAndLastDate();

    String fromTo(String first, String last);

    String noDates();

    String totalOfTheMoney();

    String lines();

    String linesNewChangedSame(String fresh, String changed, String same);

    String buyers();

    String newBuyer();

    String andMore();

    String whatWouldBeFound();

    String firstLinesFound();

    String makerFound();

    String byWhichWords();

    String howSure();

    String aMatch();

    String toReviewFirst();

    String changeTheColumns();

    String foundInTexts(String texts, String matches, String reviews);

    String screeningDoesNotAnswer();

    String applyIt();

    String doNotApplyIt();

    String receipt();

    String newBuyers();

    String linesThatHoldNow();

    String whatWasFound();

    String hashOfTheFile();

    String itsFindings();

    String takenBackBy(String at, String person, String reason, String withdrawn, String changed);

    String appliedAgainBy(String at, String person, String reason, String changed);

    String whyIsItTakenBack();

    String whatTakingBackDoes();

    String takeItBack();

    String whyIsItAppliedAgain();

    String applyItAgain();

    String theImportIsApplied();

    String theImportIsTakenBack();

    String theImportIsAppliedAgain();

    String purchaseLines();

    String sources();

    String whatSourcesAre();

    String noSourceYet();

    String sourcesAndWhatIsHeld();

    String linesHeld();

    String daysOfItsLines();

    String lastImport();

    String readBy();

    String guessedFromEachFile();

    String ofAgencies(long agencies);

    String firstToLast(String first, String last);

    String daysAgo(long days);

    String filesThatPeopleSend();

    String feeds();

    String whatFeedsAre();

    String noFeedYet();

    String feedsAndHowTheyStand();

    String howItStands();

    String lastRead();

    String lastNew();

    String nextRead();

    String never();

    String addAFeed();

    String idOfFeed();

    String kindOfFeed();

    String socrataDataset();

    String ckanResource();

    String watchedFolder();

    String addressOfFeed();

    String addressHint();

    String sourceOfFeed();

    String nameOfItsSecret();

    String readEveryMinutes();

    String tellAfterHours();

    String waitForAPerson();

    String readItByItself();

    String saveTheFeed();

    String readItNow();

    String runsOfTheFeed();

    String noRunYet();

    String runsTheNewestFirst();

    String begun();

    String howItEnded();

    String importNumber(int number);

    String changeTheFeed();

    String theFeedIsSaved();

    String theFeedIsRead();

    String writeANumber(String value);

    String suppliersThatOffer();

    String whatOffersAre();

    String noOfferYet();

    String offersByMaker();

    String supplier();

    String listedMaker();

    String whatItSells();

    String whoseList();

    String lastDay();

    String notNamed();

    String notSaid();

    String moreOffers();

    String offersOfSuppliers();

    String whoTheBuyersAre();

    String whatBuyerQuestionsAre();

    String noBuyerIsDoubtful();

    String buyerOfSource(String source);

    String whichBodyIsIt();

    String noneOfThem();

    String saveTheAnswer();

    String itIsTheAgency(String agency);

    String itIsOfItsOwn();

    String linesOnTheirWay();

    String linesWent(long lines);

    String takeTheAnswerBack();

    String moreBuyers();

    String theBuyerIsKnown();

    String theAnswerIsTakenBack();

    String usaspendingSearch();

    String fpdsFeed();

    String ocdsPackages();

    String s3Bucket();

    String sftpServer();

    String secretHint();

    String hostKeyOfServer();

    String hostKeyHint();

    String listsOfPublicBodies();

    String whatListsOfPublicBodiesAre();

    String anAdminSendsLists();

    String sendAListOfPublicBodies();

    String whatFilesOfPublicBodies();

    String idOfTheList();

    String idOfTheListHint();

    String lookAtTheList();

    String listsInForce();

    String noListInForce();

    String listOfBodies();

    String publicBodies();

    String versionOfTheList(long version);

    String filesThatWereSent();

    String absentTitle();

    String moreFiles();

    String sentForTheList(String list, String at, String person);

    String listAppliedBy(String at, String person);

    String nothingIsInForceYet();

    String anotherFileTookItsPlace();

    String bodiesThatGo();

    String putItInForce();

    String lookAtTheListBeforeItIsApplied();

    String theListIsInForce();

    String doNotLoadIt();

    String noTextIsRead();

    String whatIsMissedWithoutText();

    String noFundIsRead();
}
