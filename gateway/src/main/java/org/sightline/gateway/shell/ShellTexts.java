package org.sightline.gateway.shell;

import io.quarkus.qute.i18n.MessageBundle;

/** The texts of these pages, which stand in {@code messages/shell.properties}. */
@MessageBundle("shell")
public interface ShellTexts {
    String skipToMainContent();

    String language();

    String partsAreMissing();

    String translationsAreUnofficial();

    /** How a day is written, as a pattern of java.time. */
    String dayPattern();

    /** How a day with its time is written, as a pattern of java.time; the zone is added. */
    String minutePattern();

    String quarter(String number, String year);

    String sightlineStartPage();

    String menu();

    String signIn();

    String main();

    String closeMenu();

    String inbox();

    String approvals();

    String signOut();

    String people();

    String yourWork();

    String returns();

    String plans();

    String reconciliation();

    String waivers();

    String feeds();

    String areYouStillThere();

    String youWillBeSignedOut();

    String staySignedIn();

    String sent();

    String theFileWasNotSent();

    String aMatchIsNotAViolation();

    String help();

    String accessibility();

    String youAreSignedInButBelong();

    String askAnAdmin(String personName);

    String goToTheStartPage();

    String quoteIfYouAskForHelp(String correlationId);

    String whoseCamerasAreThese();

    String sightlineFindsVideoAndTelecomEquipment();

    String forOversightOffices();

    String loadContractAndPurchaseFiles();

    String forCitiesCountiesTownsAndSchools();

    String seeWhatWasFoundAbout();

    String whatEachLawSays();

    String aLetterWithACode();

    String openDataOfTheOffice();

    String filters();

    String removeThisFilter();

    String clearAll();

    String nextPage();

    String overview();

    String findings();

    String reviewQueue();

    String agencies();

    String purchaseData();

    String ourAgency();

    String devices();

    String ourAgencies();

    String watchlist();

    String rules();

    String lawWatch();

    String system();

    String claims();

    String openData();

    String followUp();

    String office();

    String law();

    String theLaw();

    String checkAPurchase();

    String admin();

    String oversightAnalyst();

    String auditor();

    String agencyReporter();

    String agencyAdmin();

    String agencyReader();

    String oversightReviewer();

    String agencyCertifier();

    String noRoleYet();

    String welcome();

    String signInEnded();

    String accountWasSwitchedOff();

    String askWhyItWasSwitchedOff();

    String sessionWasEnded();

    String signInAnew();

    String toTheFrontPage();

    String youHaveNoRoleAnyMore();

    String roleWasTaken(String role, String at);

    String roleEnded(String role, String at);

    String askIfYouStillNeedIt();

    String yourAccountHasNoRole();

    String sentFromAnotherSite();

    String countedPurchases();

    String notCounted();

    String findingsThatStand();

    String boughtSince();

    String withSomethingToReview();

    String equipment();

    String fundChangedAfterNotice();

    String inUse();

    String importFilter();

    String purchaseLine();

    String purchaseLines();

    String buyer();

    String source();

    String amountFrom();

    String amountTo();

    String rule();

    String waitsForTheAgency();

    String waitsForTheOffice();

    String withoutADate();

    String bought();

    String onlyMentioned();

    String match();

    String toReview();

    String devicesInText();

    String purchases();

    String onSightline();

    String notYetOnSightline();

    String withdrawnOnesToo();

    String withdrawn();

    String words();

    String publicBody();

    String item();

    String from();

    String before();

    String money();

    String state();

    String county();

    String vendor();

    String boughtAfterNotice();

    String allStates();

    String federalMoney();

    String filter(String name, String value);

    String unitedStates();

    String readInTheLawItself();

    String takenFromACopy();

    String readAboutInThePress();

    String generalKnowledge();

    String pieces(String number);

    String printed();

    String switchedOff();

    String tooOld();

    String failuresInARow(int count);

    String inOrder();

    String yourBodyGotALetter();

    String pageNotFound();

    String notThereOrNoAccess();

    String notAllowed();

    String notDone();

    String whoseThisIs();

    String theOversightOffice();

    String importantLinks();

    String auditLog();

    String youAreSignedOut();
}
