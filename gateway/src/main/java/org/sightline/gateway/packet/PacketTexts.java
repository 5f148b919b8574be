package org.sightline.gateway.packet;

import io.quarkus.qute.i18n.MessageBundle;

/** The texts of these pages, which stand in {@code messages/packet.properties}. */
@MessageBundle("packet")
public interface PacketTexts {
    String contractorReport();

    String theFinding();

    String whoOwesIt();

    String nothingIsKept();

    String reportUnder(String citation);

    String checkBeforeYouSend();

    String contractor();

    String identifiedOn();

    String identifiedAt();

    String identifiedAtHint();

    String submittedOn();

    String whereSentAlready();

    String firstReportDue();

    String secondReportDue();

    String reportDue();

    String notReadInTheClause();

    String registerDoesNotSay();

    String firstReport();

    String secondReport();

    String oneReport();

    String whereItGoes();

    String toTheContractingOfficer();

    String field(String name);

    String fromTheRecord();

    String missing();

    String notKnown();

    String clause();

    String clauseHint();

    String chooseTheClause();

    String clauseOfOldContracts();

    String clauseOfNewContracts();

    String planSpeaks();

    String show();

    String asPdf();

    String asJson();

    String nothingWasFilled();

    String foot(String finding, int page, int pages);
}
