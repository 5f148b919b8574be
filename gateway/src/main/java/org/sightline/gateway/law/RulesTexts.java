package org.sightline.gateway.law;

import io.quarkus.qute.i18n.MessageBundle;

/** The texts of these pages, which stand in {@code messages/rules.properties}. */
@MessageBundle("rules")
public interface RulesTexts {
    String rules();

    String whatThisPageIs();

    String bookAndUnverified(String version, long unverified);

    String asEverybodySeesThem();

    String judgedSoFar(String judged, String findings);

    String nothingWasChanged();

    String op(String op);

    String itWouldChange(int findingsChanged, int findingsJudged, int agencies, long verdicts);

    String words();

    String onlyUnverified();

    String show();

    String noRuleFits();

    String rulesAndTheirSources();

    String rule();

    String inForce();

    String whatItNeeds();

    String source();

    String findings();

    String version(String version);

    String need(String need);

    String checkedBy(String by, String approvedBy, String at);

    String unverified();

    String foundWhenShipped();

    String recordACheck();

    String whatYouRead();

    String whatACheckSays();

    String itSaysWhatTheBookHolds();

    String sayWhatYouRead();

    String sourceWasRead(String ruleId);
}
