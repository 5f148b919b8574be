package org.sightline.gateway.finding;

import io.quarkus.qute.i18n.MessageBundle;

/** The texts of these pages, which stand in {@code messages/finding.properties}. */
@MessageBundle("finding")
public interface FindingTexts {
    String onlyMentioned();

    String nothingWasChanged();

    String sinceYouOpenedIt();

    String thisLineTalksAboutTheMaker();

    String unverifiedTheDecidingLawsOwnText();

    String toReviewNotCountedUntil();

    String withdrawnNoLongerHolds();

    String fundChangedAfterNotice();

    String fundChanged();

    String thisIsWhatWasSaid(String lookedBack);

    String asItIsNow();

    String movedToOtherMoney(boolean recodedAfterNotice);

    String byTheMoneyThatWasRecorded();

    String nothingOfThatRecordIsErased();

    String status();

    String byAnAnalyst(String decision);

    String outcome(String outcome);

    String thisBodyKnowsOfItSince(String notifiedAt);

    String date();

    String notInTheRecord();

    String item();

    String purpose();

    String outOfScopeOfTheLaws();

    String takenAsInScopeAPublic();

    String moneyFrom();

    String tieToTheMaker();

    String score();

    String whatTheRecordSays();

    String weight(String rule, String weight);

    String line(String lineNumber);

    String ofOrder(String orderNumber);

    String buyerAsPublished(String buyerName);

    String ordered(String obligationDate);

    String paid(String paymentDate);

    String fund(String fundingText);

    String sourceRow(String source, long row);

    String theWholeLine();

    String reportedDevice();

    String serial();

    String notGiven();

    String mac();

    String site();

    String state();

    String installed(String installedOn);

    String fromTheTextToTheMaker();

    String from(String from);

    String to(String to);

    String whatEachLawSays();

    String noRuleThatWeKnowLooks();

    String unverified();

    String missing();

    String whoCanSupplyIt();

    String ruleVersion(String citation, String ruleId, String ruleVersion);

    String factsUsed();

    String lawsThatDoNotCover(int others);

    String judgedOnByRuleBookWatchlist(String evaluatedOn, String ruleBookVersion, String watchlistVersion);

    String decide();

    String yourDecision();

    String confirmItIsWhatItSays();

    String dismissNotAMatch();

    String purposeItDoesServePublicSafety();

    String purposeItServesNeitherPublicSafety();

    String reopen();

    String closeWithAnOutcomeAnotherPerson();

    String leaveOpen();

    String confirmedRemoved();

    String confirmedWaived();

    String confirmedRemediationPlanned();

    String notCovered();

    String notAMatch();

    String dataError();

    String reasonForTheRecordTheAgency();

    String whatShowsIt();

    String neededToCloseAsRemoved();

    String recordTheDecision();

    String answer();

    String yourAnswerIsAdded();

    String yourAnswer();

    String itIsRight();

    String itIsWrong();

    String theEquipmentWasRemoved();

    String wePlanToRemoveIt();

    String weNeedMoreTime();

    String inYourWords();

    String byWhichDay();

    String ifYouPlanToRemoveIt();

    String beginAPlanWithIt();

    String requestAWaiver();

    String withAFederalContract();

    String fillTheContractorReport();

    String aPlanNeedsMore();

    String whichFundPaidIfYouKnow();

    String sendTheAnswer();

    String history();

    String whatWasSaidAtTheEnd();

    String lookBack();

    String findings();

    String words();

    String verdict();

    String any();

    String maker();

    String howSure();

    String match();

    String toReview();

    String boughtOrMentioned();

    String bought();

    String onlyMentionedTitle();

    String findingCount(Long total);

    String moreFindingsThan(long counted);

    String piecesInAll(String pieces);

    String moneyInAll(String money);

    String noFindingFits();

    String sortBy();

    String download();

    String asCsv();

    String asExcel();

    String publicBody();

    String amount();

    String noDate();

    String notNamedYet();

    String noDescription();

    String reportedDeviceInText();

    String vendorNotNamed();

    String toReviewInText();

    String withdrawn();

    String nowByWhatWasBoughtBy(String day);

    String atTheEndOf(String day);

    String at(String instant);

    String isNotADate(String value);

    String thereWasNoSuchFinding(String when);

    String yourDecisionIsRecorded(String decision);

    String thePurpose();

    String yourAnswerIsRecorded();

    String newest();

    String oldest();

    String largestAmount();

    String gravestVerdict();

    String lastChanged();

    String description();

    String vendor();

    String manufacturer();

    String model();

    String onlyAPartIsShown();

    String titleOfFinding(String what, String agency);

    String titleWithDay(String what, String agency, String day);

    String aMatchIsNoViolation();

    String readStandsInBrackets();

    String asPdf();

    String foot(String finding, long version, int page, int pages);

    String someoneElseUpdatedIt();

    String isStillToCome();

    String youProposed(String outcome);

    String whoSupplies(String fact, String who);

    String whyItIsAsked(String fact, String why);

    String toCloseIsToAgree();

    String decidedOtherwiseFirst();

    String rememberedDecision();

    String decidedFirstBy();

    String agreedAndClosedBy();

    String notKept();

    String itsReason();

    String theFindingThatWasDecided();

    String itSettled(int count);

    String itIsAppliedToNewOnes();

    String itIsAppliedToNoneAnyMore();

    String whyItIsWithdrawn();

    String eachIsReopened();

    String withdrawIt();

    String itIsWithdrawn(int count);
}
