package org.sightline.gateway.line;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The texts of these pages, which stand in {@code messages/line.properties}. */
@MessageBundle("line")
public interface LineTexts {
    String purchaseLines();

    String lead();

    String words();

    String wordsHint();

    String vendor();

    String buyer();

    String source();

    String any();

    String from();

    String before();

    String amountFrom();

    String amountTo();

    String withdrawnOnly();

    String show();

    String thatDidNotWork();

    String lineCount(Long count);

    String moreLinesThan(long count);

    String noLineFits();

    String sortBy();

    String newest();

    String oldest();

    String largestAmount();

    String smallestAmount();

    String download();

    String asCsv();

    String date();

    String noDate();

    String whatItSays();

    String noDescription();

    String vendorNotNamed();

    String amount();

    String document();

    String withdrawn();

    String lineOf(String buyerName);

    String whatWasRead();

    String rawRow();

    String rawRowIs();

    String column();

    String cell();

    String fileIsNotHere();

    String leftOut(String columns);

    String whereItStands();

    String file();

    String row();

    String printedOn();

    String pageAndLine(Integer page, Integer line);

    String hashOfTheFile();

    String itsImport();

    String openTheImport();

    String sameDocument();

    String findings();

    String noFinding();

    String allItsFindings();

    String money();

    String noFundYet();

    String saidBy(String text, String person, String at);

    String publishedAt(String text, String at);

    String takenBackBy(String person, String at);

    String countsNoMore();

    String afterNotice();

    String sayWhereTheMoneyCameFrom();

    String whatSayingDoes();

    String fund();

    String fundHint();

    String reason();

    String reasonHint();

    String keepIt();

    String takeItBack();

    String whatTakingBackDoes();

    String nothingWasChanged();

    String sayWhy();

    String theFundIsKept();

    String theFundIsTakenBack();

    String versions();

    String versionAt(int version, String at);

    @Message
    String why(LineVersion.Why why);

    String changed(String field, String before, String now);

    String nothing();

    String moreVersions();
}
