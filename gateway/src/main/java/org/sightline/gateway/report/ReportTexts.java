package org.sightline.gateway.report;

import io.quarkus.qute.i18n.MessageBundle;
import org.jspecify.annotations.Nullable;

/** The texts of reports, which stand in {@code messages/report.properties}. */
@MessageBundle("report")
public interface ReportTexts {
    String title(String place, String since, String until);

    String allStates();

    String asOf(String moment, @Nullable String watchlist);

    String allInvented();

    String someInvented(String invented, String bodies);

    String narrowedBy(String filters);

    String aMatchIsNoViolation();

    String aboutSheet();

    String summary();

    String inShort();

    String what();

    String all();

    String withFederalMoney();

    String afterNotice();

    String verdicts();

    String byVerdict();

    String verdict();

    String verdictsExplained();

    String makers();

    String byMaker();

    String maker();

    String kinds();

    String byKind();

    String kind();

    String counties();

    String byCounty();

    String county();

    String vendors();

    String byVendor();

    String vendor();

    String money();

    String byMoney();

    String kindOfMoney();

    String underEachKindOfMoney();

    String quarters();

    String byQuarter();

    String quarter();

    String bodiesSheet();

    String whoBought();

    String body();

    String bodies();

    String purchases();

    String pieces();

    String dollars();

    String onlyTheMost(String most);

    String held(String lines, String bodies, String known, String first, String last);

    String countedOnce();

    String notCounted(String toReview, String earlier, String undated);

    String foot(String title, int page, int pages);
}
