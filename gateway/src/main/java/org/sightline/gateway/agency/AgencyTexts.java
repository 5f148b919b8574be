package org.sightline.gateway.agency;

import io.quarkus.qute.i18n.MessageBundle;

/** The texts of these pages, which stand in {@code messages/agency.properties}. */
@MessageBundle("agency")
public interface AgencyTexts {
    String agencies();

    String registerAnAgency();

    String name();

    String kind();

    String any();

    String status();

    String registered();

    String unclaimed();

    String sortBy();

    String mostPurchases();

    String mostMoney();

    String mostProhibited();

    String mostWithAFactMissing();

    String mostToReview();

    String mostDevices();

    String mostLinesHeld();

    String show();

    String agencyCount(Long total);

    String noAgencyFits();

    String registerLead();

    String agenciesWithTheirCounts();

    String inventedData();

    String whatWaitsForYou();

    String purchasesSince13August2019();

    String toLookAtFirstNotCounted();

    String all(String count);

    String notCountedAbove();

    String beforeThatDay(String count);

    String withoutADate(String count);

    String boughtAgainstRegistered();

    String noEquipmentOfADesignatedMaker();

    String boughtAgainstRegisteredByMaker();

    String maker();

    String bought();

    String missing();

    String registeredDevices();

    String devices();

    String devicesAreRegistered(String devices);

    String ofADesignatedMaker(String flagged);

    String seeAndRegisterDevices();

    String seeTheDevices();

    String peopleAndFunds();

    String whoMayActFor(String name);

    String itsReturns();

    String itsPlans();

    String itsWaivers();

    String toWhomNoticesGo();

    String whatItsFundCodesMean();

    String whatTheseStatementsRestOn();

    String weHoldNoPurchaseData();

    String coverage();

    String purchaseDataHeldBySource();

    String source();

    String from();

    String to();

    String lines();

    String lastLoaded();

    String asOf(String asOf);

    String watchlist(String watchlistVersion);

    String aBodyWhoseNamePublishedData();

    String nothingWasRegistered();

    String forExampleCityOfBellwick();

    String kindOfBody();

    String itDecidesWhichLawsBind();

    String notKnown();

    String stateTwoLetters();

    String countyIfThereIsOne();

    String register();

    String publicBody();

    String purchases();

    String prohibited();

    String factMissing();

    String amountAndPieces();

    String restricted();

    String riskList();

    String toReview();

    String linesHeld();

    String unclaimedInText();

    String isRegistered(String agency);

    String purchasesProhibited(long count);

    String purchasesNeedAFact(long count);

    String purchasesRestricted(long count);

    String purchasesOnARiskList(long count);

    String purchasesWithoutARule(long count);

    String morePurchasesToLookAt(long count);

    String reportedDevicesOfADesignatedMaker(long count);

    String weHoldNoPurchaseLines();

    String weFoundNoPurchase(long lines);

    String weFoundNoPurchaseFromTo(long lines, String first, String last);

    String answerFindings(long count);

    String sayWhatIsMissing(long count);

    String boughtAndRegistered(String maker, String bought, long registered);

    String takenAway(String pieces);

    String verifiedAsRemoved(String pieces);

    String explained(long pieces);

    String whereAreTheOthers(String missing);

    String purchasesWithoutQuantity(long count);

    String onlyThoseThatBought();

    String whatBecameOfIt();

    String letter();

    String claimLetter();

    String claimsOfBodies();

    String toDo();

    String mostOpen();

    String openFindings(long findings);

    String ofThemNew(long fresh);

    String itsAuditLog();

    String changeAgency(String name);

    String nothingWasChanged();

    String otherNames();

    String whatOtherNamesAre();

    String hasAFederalContract();

    String hasOne();

    String hasNone();

    String saveTheChange();

    String sameAgency();

    String whatMergingDoes(String name);

    String nameOfTheOther();

    String find();

    String mergeIt();

    String mergedForGood(String other, String name);

    String mergeItNow();

    String theAgencyIsChanged();

    String change();

    String howFarTheWorkIs();

    String asFarAsRecordsSay();
}
