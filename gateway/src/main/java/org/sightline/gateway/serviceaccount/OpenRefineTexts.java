package org.sightline.gateway.serviceaccount;

import io.quarkus.qute.i18n.MessageBundle;

/** The texts of the page of addresses for OpenRefine, which stand in {@code messages/openrefine.properties}. */
@MessageBundle("openrefine")
public interface OpenRefineTexts {
    String openRefine();

    String lead();

    String yourSignIn();

    String nothingWasChanged();

    String yourAddress();

    String copyItNow();

    String howToGiveIt();

    String none();

    String listed();

    String owner();

    String state();

    String active();

    String expired();

    String revoked();

    String made();

    String ends();

    String lastUsed();

    String notYet();

    String endedBy(String at, String name);

    String end();

    String ofThat(String at, String name);

    String endIt();

    String opensNothingMore();

    String makeOne();

    String endAfterDays();

    String giveDays(int most);

    String make();

    String ended();
}
