package org.sightline.gateway.work;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The texts of these pages, which stand in {@code messages/work.properties}. */
@MessageBundle("work")
public interface WorkTexts {
    String yourWork();

    String nothingWaitsForYou();

    String ofReturns();

    String signTheReturn(int year, String agency);

    String workOverTheReturn(int year, String agency);

    String correctTheReturn(int year, String agency);

    String onlyTheFirstAreShown(int shown);

    String theFirstDueFirst();

    String overdueAtAgencies();

    String whatAgenciesOwe();

    String due();

    String next();

    String whatTheRecordSays();

    String noDescription();

    String agency();

    String verdict();

    String owner();

    String nobodyYet();

    String you();

    String overdueSince(long days);

    String inDays(long days);

    String today();

    String all();

    @Message
    String step(NextStep step);

    String ofRemediationPlans();

    String plan();

    String planStep(String step, long pieces);

    String whatHappensNext();

    String turn(String turn);

    String dueOn(String day);

    String seenToBy(String owner);

    String nobodySeesToIt();

    String theAgencyNamed(String day);

    String takeIt();

    String giveItBack();

    String dueOnAnotherDay();

    String setTheDay();

    String whatTheAgencyWasTold();

    String byMail();

    String byLetterOf(String day, String reference);

    String answerBy(String day);

    String notSentYet();

    String noticeUnderWay();

    String doNotSendItAgain();

    String reachedOn(String at);

    String delivery(String recipient, String state, int attempts);

    String tellTheAgency();

    String howTheAgencyIsTold();

    String sendAMail();

    String recordALetter();

    String whoGetsIt();

    String whatYouTellAndAsk();

    String yourTextIsNotTranslated();

    String answerByDay();

    String officesDaysWhereEmpty();

    String dateOfTheLetter();

    String whereItIsFiled();

    String whichTextOfTheLaw();

    String neededWhereUnverified();

    String send();

    String theNoticeWaits();

    String snoozedUntil(String day);

    String snoozedBecause(String reason, String person);

    String takeItUpAgain();

    String putAsideUntil();

    String whyItCanWait();

    String putAside();

    String theTaskIsChanged();

    String contacts();

    String toWhomNoticesGo(String agencyName);

    String nobodyGetsNotices();

    String name();

    String mail();

    String addedBy();

    String change();

    String remove();

    String addAContact();

    String personOrDesk();

    String languageOfMails();

    String letterToo();

    String add();

    String theContactIsAdded();

    String theContactIsRemoved();

    String nothingWasChanged();
}
