package org.sightline.gateway.plan;

import io.quarkus.qute.i18n.MessageBundle;

/** The texts of these pages, which stand in {@code messages/plan.properties}. */
@MessageBundle("plan")
public interface PlanTexts {
    String plans();

    String provenOf(long proven, long pieces, long percent);

    String submittedPlans(long number);

    String overdueThings(long number);

    String whatIsLeft();

    String noPlanIsAccepted();

    String byAgency();

    String noAgencyHasAPlan();

    String agency();

    String state();

    String provenPieces();

    String pieces();

    String overdue();

    String nextDue();

    String cost();

    String counts(long drafts, long submitted, long accepted, long completed);

    String nextPage();

    String noPlanYet();

    String title();

    String settledFindings();

    String stateWord(String state);

    String someOf(long some, long all);

    String beginAPlan();

    String whatAPlanIs();

    String forExampleCameras();

    String begin();

    String nothingWasChanged();

    String leftByMonth();

    String month();

    String asPlanned();

    String asItWas();

    String stateSentence(String state);

    String acceptedBy(String name, String at);

    String completedBy(String name, String at);

    String theOfficeDecides();

    String submitThePlan();

    String owner();

    String summary();

    String notKnown();

    String funding();

    String replacement();

    String findings();

    String finding();

    String treatment();

    String due();

    String standing();

    String treatmentWord(String kind);

    String settled();

    String verified();

    String proofIsMissing();

    String open();

    String steps();

    String step();

    String doneOn(String day);

    String report();

    String doneOnDay();

    String itIsDone();

    String anotherDay();

    String whyItMoves();

    String moveTheDay();

    String takeItBack();

    String changeThePlan();

    String aChangedPlanIsAcceptedAgain();

    String whyTheOfficeReads();

    String changeIt();

    String giveItUp();

    String whatACancelledPlanDoes();

    String cancelThePlan();

    String decide();

    String yourDecision();

    String acceptIt();

    String sendItBack();

    String completeIt();

    String notYetProven();

    String cancelIt();

    String whyTheAgencyReads();

    String recordTheDecision();

    String history();

    String moveWord(String move);

    String theDraft();

    String aPersonOrDesk();

    String checkItBefore();

    String estimatedCost();

    String dollarsWithoutSigns();

    String whomTheFccPays();

    String source(String source);

    String amountInDollars();

    String noOpenFinding();

    String inThePlan();

    String outOfUseBy();

    String alike(int number, String what);

    String onlySome();

    String clearTheBoxAbove();

    String seeFinding(int number);

    String emptyStepsAreLeftOut();

    String saveTheDraft();

    String theFinding();

    String dueOn(String day);

    String provenPiecesOf(long some, long all);

    String nothingIsLeft();

    String proof();

    String noProofYet();

    String proofWord(String kind);

    String piecesShown(long pieces);

    String withdrawnShowsNothing();

    String outOfUseSince();

    String whichFilesShowIt();

    String addFilesFirst();

    String whatItIs();

    String whichOnes();

    String noProof();

    String record();

    String thePlanIsBegun();

    String theDraftIsSaved();

    String thePlanIsSubmitted();

    String savedAndNotSubmitted();

    String itIsRecorded();
}
