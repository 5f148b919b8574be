package org.sightline.gateway.overview;

import io.quarkus.qute.i18n.MessageBundle;

/** The texts of these pages, which stand in {@code messages/overview.properties}. */
@MessageBundle("overview")
public interface OverviewTexts {
    String whatWaitsForYou();

    String bodiesThatBought(long agenciesThatBought, String place, String makers, String since, String until);

    String allStates();

    String download();

    String asPdf();

    String asExcel();

    String purchaseCount(long purchases);

    String theBodies();

    String statesAreNotAddedUp();

    String allStatesTogether();

    String weHoldPurchaseLines(String lines, String agenciesWithLines, String agencies);

    /** A year that is counted in part; from and until are empty where it begins or ends with the year. */
    String partOfYear(String year, String from, String until);

    /** How a day is written beside its year, as a pattern of java.time. */
    String dayOfYearPattern();

    String countedFromUntil(String since, String until);

    String fromTo(String firstDate, String lastDate);

    String areRegistered(String registered);

    String inventedData();

    String thisStateItsPublicBodies();

    String someInventedData();

    String ofThePublicBodiesCountedHere(String invented, String bodies);

    String noPurchaseDataYet();

    String uploadToBegin();

    String anAnalystUploadsPurchaseFilesThen();

    String whatTheLawSaysOfThese(String purchases);

    String atBodies(long agencies);

    String moreToLookAtBrand();

    String reportedDevicesOfDesignatedMakers(String devices);

    String byKindOfBody();

    String kindOfBody();

    String purchasesByKindOfBody();

    String byMaker();

    String maker();

    String purchasesByMaker();

    String withFederalMoney();

    String boughtAfterNotice();

    String byQuarter();

    String purchasesByQuarter();

    String chartInWords();

    String daysOfTheLaws();

    String unverified();

    String theSameAsATable();

    String quarter();

    String pieces();

    String amount();

    String amountAndPieces();

    String byCounty();

    String county();

    String purchasesByCounty();

    String mapOfCounties();

    String mapInWords();

    String notOnTheMap(String names, int more);

    String withoutACounty(long purchases);

    String whoSoldIt();

    String vendor();

    String purchasesByVendor();

    String withWhichMoney();

    String money();

    String purchasesByMoney();

    String underEachKindOfMoney();

    String byYear();

    String year();

    String purchasesByYear();

    String first();

    String agencyNotNamedYet();

    String last();

    String notCountedAbove();

    String earlierPurchases(String earlierPurchases);

    String and();

    String withoutADate(String undatedPurchases);

    String whoBoughtMost();

    String thePublicBodiesWithTheMost();

    String allPublicBodiesThatBought(String agenciesThatBought);

    String asOf(String asOf);

    String watchlist(String watchlistVersion);

    String orderInvoiceAndPayment();

    String share();

    String purchases();

    String publicBodies();

    String purchasesInText();

    String bodyOrBodies(long agencies);

    String overview();

    String onAnEarlierDay();

    String earlierLead();

    String nothingIsShown();

    String saidAtTheEndOf();

    String saidAtTheEndOfHint();

    String boughtBy();

    String boughtByHint();

    String lookBack();

    String asItWasSaid(String day);

    String asItIsSaidNow();

    String ofWhatWasBoughtBy(String day);

    String theListAndTheRules();

    String theFindingsThemselves();

    String findingsByVerdict();

    String findingsByStatus();

    String verdict();

    String status();

    String then();

    String now();

    String change();

    String toReview();

    String mentions();

    String withdrawn();

    String all();

    String findAnAgency();

    String nameOfTheAgency();

    String find();

    String allAgencies();
}
