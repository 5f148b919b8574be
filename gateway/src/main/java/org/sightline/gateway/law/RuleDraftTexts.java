package org.sightline.gateway.law;

import io.quarkus.qute.i18n.MessageBundle;

/** The texts of corrections and drafts of rules, which stand in {@code messages/ruledraft.properties}. */
@MessageBundle("ruledraft")
public interface RuleDraftTexts {
    String correctTheRule(String ruleId);

    String correctIt();

    String whatCorrectingIs();

    String nothingWasDrafted();

    String whatHasChanged();

    String ourReadingWasWrong();

    String theLawChanges();

    String firstDayOfTheChange();

    String numberOfTheReading();

    String whatItSays();

    String whereHint();

    String part(int number);

    String addAPart();

    String furtherLines();

    String furtherLinesOfTheRule();

    String furtherLinesOfAPart();

    String leaveThisPartOut();

    String anyPurpose();

    String purposeAsListed();

    String contractorRequired();

    String contractorNotRequired();

    String moreChanges(int more);

    String whyInOneSentence();

    String draftIt();

    String itEnds();

    String itEndsOnADay();

    String itWasNeverRight();

    String firstDayWithout();

    String itDoesNotFit();

    String discardAndDraftAgain();

    String nothingDiffers();

    String what();

    String ofWhat();

    String effectiveOn(String day);

    String theWhole();

    String verdictsThatWouldGo();

    String verdictsByAgency();

    String key(String key);

    String hint(String key);

    String outcome(String outcome);

    String funding(String funding);

    String kind(String kind);

    String aMakerOnAList();

    String whatAListingIs();

    String idOfTheList();

    String idOfTheListHint();

    String idOfTheMaker();

    String idOfTheMakerHint();

    String approvedGoods();

    String approvedGoodsHint();

    String firstDayOnTheList();

    String firstDayOffTheList();

    String citationHint();

    String onTheListSince(String from);

    String onTheListFromTo(String from, String until);

    String itLeaves();

    String nobodyIsOnIt();
}
