package org.sightline.gateway.review;

import io.quarkus.qute.i18n.MessageBundle;

/** The texts of these pages, which stand in {@code messages/review.properties}. */
@MessageBundle("review")
public interface ReviewTexts {
    String everybodyWithARole();

    String whoHoldsWhatIn(String agencyName);

    String confirmEachOnceAQuarter();

    String nothingWasChanged();

    String onlyOverdue();

    String all();

    String nothingWaits();

    String roles();

    String userName();

    String where();

    String role();

    String given();

    String lastSeen();

    String confirmed();

    String due();

    String change();

    String office();

    String by(String at, String name);

    String whenTheDataWasSetUp();

    String neverSeen();

    String never();

    String overdue();

    String overdueSince(String at);

    String until(String at);

    String confirm();

    String confirmRoleOf(String username, String role);

    String end();

    String endRoleOf(String username, String role);

    String twoAdminsEndIt();

    String serviceAccounts();

    String losesItAtOnce(String username);

    String endIt();

    String isConfirmed(String username, String role);

    String people();

    String draftedBy(String name);

    String givenByOne();
}
