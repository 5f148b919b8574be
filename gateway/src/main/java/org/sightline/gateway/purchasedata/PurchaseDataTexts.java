package org.sightline.gateway.purchasedata;

import io.quarkus.qute.i18n.MessageBundle;

/** The texts of these pages, which stand in {@code messages/purchasedata.properties}. */
@MessageBundle("purchasedata")
public interface PurchaseDataTexts {
    String fundCodes();

    String whatTheFundCodes(String agencyName);

    String nothingWasChanged();

    String noCodeIsExplainedYet();

    String fundCodesAndWhatTheyMean();

    String code();

    String fedBy();

    String from();

    String untilBefore();

    String change();

    String ever();

    String furtherNotice();

    String takeItOut();

    String whyOrWhereThisWasRead();

    String versionSetBy(int version, String setBy, String setAt, String source);

    String explainACode();

    String codeAsItStands();

    String whatFeedsTheFund();

    String aListingNumberSuchAs97();

    String fromEmptyNoFirstDay();

    String firstDayOnWhichItNo();

    String whereThisWasRead();

    String forExampleTheAgencysChart();

    String addTheCode();

    String uploadAPurchaseFile();

    String theFileWasNotTaken();

    String csvOrAnotherDelimitedTextPlain();

    String file();

    String source();

    String filesOfOneSeriesShare();

    String aNewSourceDescribedBelow();

    String aNewSource();

    String name();

    String forExampleStatePurchaseOrders();

    String stateOfTheBuyersTwoLetters();

    String whatItsLinesAre();

    String guess();

    String purchaseOrders();

    String contracts();

    String purchaseCardStatements();

    String payments();

    String federalAwards();

    String upload();

    String purchaseData();

    String thatDidNotWork();

    String encodingNotKnown();

    String sourceBytes(String sourceName, String bytes, String encoding);

    String aProgram();

    String receivedFrom(String receivedAt, String startedBy);

    String finished(String finishedAt);

    String stopThisImport();

    String refresh();

    String whatDoTheColumnsMean();

    String sayAtLeastWhoBought();

    String columns();

    String columnsOfTheFile();

    String column();

    String forExample();

    String means();

    String leaveThisColumnOut();

    String allLinesHaveOneBuyerIts();

    String stateOfTheBuyersTwoLettersIf();

    String goOnWithThis();

    String howTheColumnsWereRead();

    String columnsOfTheFileAndWhat();

    String takenAs();

    String leftOut();

    String rejectedRows();

    String rowsNotTaken(String rejected);

    String rejectedRowsTheFirstOfThem();

    String row();

    String reason();

    String wholeRow();

    String progress();

    String rowsRead();

    String newLines();

    String updated();

    String unchanged();

    String rejected();

    String contractPurchaseOrderPurchaseCard();

    String uploadAFile();

    String nothingWasUploadedYet();

    String imports();

    String importsTheNewestFirst();

    String stateOfTheImport();

    String read();

    String newText();

    String updatedTitle();

    String unchangedTitle();

    String rejectedTitle();

    String received();

    String theCodeIsAdded();

    String theCodeIsTakenOut();

    String chooseAFileThatIsNotEmpty();

    String loadedBefore();

    String theFileIsHere();

    String theUploadWasCutOff();

    String chooseASource();

    String theImportGoesOn();

    String theImportStops();

    String importOf(String filename);
}
