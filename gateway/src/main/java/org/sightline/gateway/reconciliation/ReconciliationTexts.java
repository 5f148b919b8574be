package org.sightline.gateway.reconciliation;

import io.quarkus.qute.i18n.MessageBundle;

/** The texts of these pages, which stand in {@code messages/reconciliation.properties}. */
@MessageBundle("reconciliation")
public interface ReconciliationTexts {
    String boughtAndKnown();

    String whatThisIs();

    String nothingBought();

    String nothingWasChanged();

    String explainTheRest(String pieces);

    String allExplained();

    String maker();

    String model();

    String modelNotSaid();

    String allModels();

    String bought();

    String returned();

    String installed();

    String inStock();

    String removed();

    String disposed();

    String takenAway();

    String verifiedRemoved();

    String explained();

    String difference();

    String unexplained();

    String withoutQuantity(long purchases);

    String howItIsCounted();

    String cutModels();

    String explanations();

    String noExplanation();

    String saidBy(String by, String at);

    String piecesOf(String pieces);

    String replaced();

    String sayWhatBecame();

    String pieces();

    String whatBecame();

    String forExample();

    String inPlaceOf();

    String ofNone();

    String say();

    String itIsSaid();

    String notANumber(String typed);

    String madeOf(String maker);

    String purchases();

    String noPurchase();

    String linesThatTakeAway();

    String noLine();

    String devices();

    String noDevice();

    String cutParts();

    String date();

    String quantity();

    String line();

    String openIt();

    String serial();

    String site();

    String state();

    String ofAllAgencies();

    String whatTheOfficeSees();

    String noAgency();

    String agency();

    String known();

    String nextPage();

    String sharedSerials();

    String whatSharedSerialsMean();

    String noSharedSerial();

    String moreSerials();
}
