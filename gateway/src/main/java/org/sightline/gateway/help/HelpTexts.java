package org.sightline.gateway.help;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The texts of these pages, which stand in {@code messages/help.properties}. */
@MessageBundle("help")
public interface HelpTexts {
    String help();

    String lead();

    String whatToDoFirst();

    String done();

    String notDone();

    String allOfHelp();

    String putItAway();

    String showItAgain();

    String youPutItAway();

    String putAway();

    String shownAgain();

    @Message
    String step(FirstStep step);

    String howACaseGoes();

    String caseFound();

    String caseReviewed();

    String caseTold();

    String caseAnswered();

    String caseClosed();

    String forEachRole();

    @Message
    String role(HelpRole role);

    @Message
    String whatTheRoleDoes(HelpRole role);

    String whatWordsMean();

    @Message
    String term(Term term);

    @Message
    String meaning(Term term);

    String whatMeans(String word);

    String keysOfTheReviewQueue();

    String keysAreOn();

    String key();

    String whatItDoes();

    String whomToAsk();

    String askAnAdmin();

    String askHere();

    String quoteTheNumber();

    String accessibility();

    String accessibilityLead();

    String howItWasChecked();

    String checkedByMachine();

    String checkedByKeys();

    String notCheckedByPeople();

    String knownGaps();

    String gapPapers();

    String gapCharts();

    String gapTables();

    String gapSignIn();

    String gapScan();

    String gapTranslation();

    String tellUs();

    String tellUsWhat();

    String statementOf(String day);
}
