package org.sightline.gateway.law;

import io.quarkus.qute.i18n.MessageBundle;

/** The texts of these pages, which stand in {@code messages/law.properties}. */
@MessageBundle("law")
public interface LawTexts {
    String checkAPurchase();

    String askBeforeYouOrder();

    String weCouldNotCheckThis();

    String readAsMoney(String itemClass);

    String date(String date);

    String weAreNotSure();

    String whatIsMissing();

    String whatWouldChangeTheAnswer();

    String ifItWere(String fact, String to, String said);

    String lawsWithCount(int verdicts);

    String unverified();

    String judgedOnByRuleBookWatchlist(String evaluatedOn, String ruleBookVersion, String watchlistVersion);

    String askAgain();

    String whatDoYouWantToBuy();

    String whatItIsAsTheOffer();

    String forExample4MPTurretCameraDS();

    String makerOrBrandIfYouKnow();

    String modelOrArticleNumber();

    String whoBuys();

    String notSaid();

    String stateTwoLetters();

    String whoseMoneyPaysMarkAll();

    String dayOfTheOrder();

    String todayIfYouLeaveItEmpty();

    String whichRouter();

    String whereIsItMade();

    String forGoodsOfAKind();

    String gradeOfTheRouter();

    String forHomes();

    String forEnterprises();

    String countryInTwoLetters();

    String check();

    String whatEachLawSays();

    String theseAreTheRulesThatSightline();

    String noFederalLawForbidsACity();

    String binds();

    String until(String until);

    String ruleBookUnverifiedMeans(String version);

    String asWeKnew(String knownAt);

    String asWeKnowItNow();

    String where();

    String whomItBinds();

    String noKindOfPublicBody();

    String perhapsAlsoWhichWeHave();

    String inForce();

    String since(String since);

    String firstDayNotKnown();

    String untilThatDayNoLonger(String until);

    String noEndKnown();

    String exceptions();

    String citation();

    String notNoted();

    String howSureWeAre();

    String ruleVersion(String id, String version);

    String heldSince(String recorded);

    String allReadings();

    String version(String version);

    String heldAtTheEndOf(String recorded);

    String theRuleAsTheProgramReads();

    String thisIsResearchSupportNotLegal();

    String sayWhatYouWantToBuy();

    String ask();

    String narrowTheList();

    String words();

    String status();

    String anyStatus();

    String everywhere();

    String show();

    String countOfLaws(int found);

    String statusName(String kind);

    String statusLine(String kind, String since);

    String lastLookedAt(String looked);

    String onlyInPart();

    String whatItChanged(String version);

    String noLookNoted();

    String upTo(String until);

    String conditionsRemain();

    String shownBy();

    String noExceptionKnown();

    String sources();

    String whatWasRead();

    String readOn(String read);

    String changes();

    String whatMayChangeIt();

    String saidFrom(String from);

    String cases();

    String casesRestOnIt();

    String tooManyToCount();

    String findings();
}
