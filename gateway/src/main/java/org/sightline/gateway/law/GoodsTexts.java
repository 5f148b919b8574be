package org.sightline.gateway.law;

import io.quarkus.qute.i18n.MessageBundle;

/** The texts of lists of approved goods and of classes of goods, which stand in {@code messages/goods.properties}. */
@MessageBundle("goods")
public interface GoodsTexts {
    String approvedGoods();

    String whatAListIs();

    String nothingWasDone();

    String whichList();

    String idOfTheList();

    String idOfTheListHint();

    String newListOnly();

    String nameOfTheList();

    String ruleOfTheList();

    String ruleOfTheListHint();

    String firstDay();

    String firstDayHint();

    String certainty();

    String citation();

    String citationHint();

    String theGoods();

    String whatIsRead();

    String file();

    String orPaste();

    String lookAtIt();

    String whatWasRead();

    String counted(int rows, int added, int ended, int known);

    String absent(int absent);

    String rowsThatCannotBeUsed(int wrong);

    String correctThem();

    String row(long row);

    String more(int more);

    String change();

    String maker();

    String goods();

    String from();

    String until();

    String comes();

    String leaves();

    String nothingToDraft();

    String whyInOneSentence();

    String draftTheList();

    String chooseOrPaste();

    String theFileWasCutOff();

    String aClassOfGoods();

    String whatAClassIs();

    String nameOfTheClass();

    String idOfTheClass();

    String idOfTheClassHint();

    String words();

    String wordsHint();

    String models();

    String modelsHint();

    String exclusions();

    String exclusionsHint();

    String whereTheWordsWereRead();

    String certaintyOfTheClass();

    String draftTheClass();

    String twoDraftsAreMade();
}
