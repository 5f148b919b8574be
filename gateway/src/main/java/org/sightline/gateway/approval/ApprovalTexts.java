package org.sightline.gateway.approval;

import io.quarkus.qute.i18n.MessageBundle;

/** The texts of these pages, which stand in {@code messages/approval.properties}. */
@MessageBundle("approval")
public interface ApprovalTexts {
    String approvals();

    String whatWaits();

    String forYou(long total);

    String nothingWaits();

    String all();

    String kind(String kind);

    String what();

    String agency();

    String askedBy();

    String whenAsked();

    String due();

    String yourRequests();

    String noneOfYours();

    String onlyTheFirst(int shown);

    String inTheRecord();

    String waiting(long count);
}
