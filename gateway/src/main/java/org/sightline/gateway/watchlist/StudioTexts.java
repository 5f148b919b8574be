package org.sightline.gateway.watchlist;

import io.quarkus.qute.i18n.MessageBundle;

/** The texts of these pages, which stand in {@code messages/studio.properties}. */
@MessageBundle("studio")
public interface StudioTexts {
    String watchlist();

    String studio();

    String whatTheSheetIs();

    String thatWasNotDone();

    String yourSheet();

    String nothingIsOnItYet();

    String rowsAgainstVersion(int rows, long takenRows, int base);

    String rowsWithProblems(long problemsTaken);

    String allRows(int rows);

    String state(String state);

    String rowsOfTheSheet();

    String choose();

    String whatItDoes();

    String what();

    String ofWhom();

    String nowAndThen();

    String change();

    String taken();

    String leftOut();

    String rowOfTheFile(int place);

    String nowSays(String value, String detail, String source);

    String willSay(String value, String detail, String source);

    String edit();

    String takeChosen();

    String leaveChosenOut();

    String removeChosen();

    String takeAllShown();

    String leaveAllShownOut();

    String nextRows();

    String whyInOneSentence();

    String makeTheDraft(long takenRows);

    String throwTheSheetAway();

    String noLongerInTheFile(int absent);

    String whatAbsentMeans();

    String showThem();

    String lastDayOnTheList();

    String takeThemOff();

    String sendAList();

    String whatFilesAreRead();

    String file();

    String whereTheListWasRead();

    String forRowsWithoutASource();

    String lookAtTheDifference();

    String changeRow(String number);

    String addARow();

    String whatToDo();

    String addOrReplace();

    String endIt();

    String removeIt();

    String kind(String kind);

    String theIdOfTheMaker();

    String nameModelNumberOrList();

    String firstDay();

    String lastDay();

    String citation();

    String whereThisWasRead();

    String note();

    String saveTheRow();

    String addTheRow();

    String addANewMaker();

    String whatANewMakerIs();

    String fullName();

    String shortId();

    String madeOfTheName();

    String whatItIs();

    String entityKind(String kind);

    String otherNamesAndBrands();

    String oneALine();

    String modelPatterns();

    String howModelsAreWritten();

    String lawOrListThatNamesIt();

    String ownedBy();

    String addTheMaker();

    String theRowIsOnTheSheet();

    String theMakerIsOnTheSheet();

    String theSheetIsSaved();

    String theFileIsOnTheSheet();

    String theDraftIsMade();

    String theSheetIsThrownAway();

    String chooseAFile();

    String theFileWasCutOff();

    String inRow(int row, String message);
}
