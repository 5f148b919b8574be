package org.sightline.gateway.inventory;

import io.quarkus.qute.i18n.MessageBundle;

/** The texts of these pages, which stand in {@code messages/inventory.properties}. */
@MessageBundle("inventory")
public interface InventoryTexts {
    String devices();

    String search();

    String any();

    String show();

    String installedState();

    String inStock();

    String removedState();

    String disposed();

    String verdict();

    String ofADesignatedMaker();

    String toReview();

    String noFinding();

    String noDeviceFits();

    String deviceCount(Long count);

    String listsThatWereSent();

    String sendAList();

    String noDeviceIsRegisteredYet();

    String registerOneOrSendAList();

    String registeredDevices();

    String makerAndModel();

    String serial();

    String mac();

    String tag();

    String where();

    String installed();

    String pieces();

    String state();

    String makerNotGiven();

    String nothingWasChanged();

    String registerOneTitle();

    String oneOfTheseIsNeeded();

    String makerAsTheLabelSays();

    String model();

    String serialNumber();

    String macAddress();

    String fccId();

    String yourTag();

    String whatItSaysOfItself();

    String site();

    String placeAtTheSite();

    String installedOn();

    String whatItIsUsedFor();

    String register();

    String madeBy(String maker);

    String mayBeMadeBy(String maker);

    String rulesConcernIt(int rules);

    String findingStatus(String status);

    String dismissed();

    String closedAs(String outcome);

    String beingChecked();

    String noListedMakerRecognized();

    String whatItIs();

    String whatYouReported();

    String notGiven();

    String removedOnDay(String day);

    String lastReported();

    String byOn(String person, String at, String way);

    String purchasesItMayComeFrom();

    String withoutText();

    String correctIt();

    String asItIs();

    String saveTheCorrection();

    String takeOutOfUse();

    String itStaysInTheRegister();

    String removedOn();

    String whatBecameOfIt();

    String methodRecycled();

    String methodDestroyed();

    String methodReturned();

    String methodReplaced();

    String methodRemoved();

    String proofOfIt();

    String proofHint();

    String recordTheRemoval();

    String history();

    String when();

    String who();

    String whatWasDone();

    String oldAndNew();

    String oldToNew(String field, String from, String to);

    String isNow(String field, String to);

    String theDeviceIsRegistered();

    String theDeviceIsChanged();

    String theDeviceIsRecordedAsRemoved();

    String theRemovalIsRecordedAndTold();

    String removedOnBy(String day, String method);

    String deviceLists();

    String chooseAFileThatIsNotEmpty();

    String theUploadWasCutOff();

    String deviceList();

    String done();

    String anyTableWithTheColumns();

    String downloadTheRegister();

    String file();

    String orPasteRows();

    String orANetworkScan();

    String pasteHint();

    String checkTheList();

    String noListWasSentYet();

    String sent();

    String rows();

    String newRows();

    String changedRows();

    String unchangedRows();

    String rejectedRows();

    String absentDevices();

    String pastedRows();

    String nextPage();

    String nothingIsChangedYet();

    String takenBackBy(String person, String when, String reason);

    String appliedBy(Integer count, String person, String when);

    String sentByAt(String person, String when, String format);

    String hash(String sha256);

    String identicalTo();

    String theListThatWasApplied();

    String nothingToDo();

    String whichRows();

    String addNewDevices(int count);

    String changeDevices(int count);

    String rejectedRowsAreLeftOut();

    String applyIt();

    String whatTheColumnsMean();

    String leaveItOut();

    String readItSoAndCheckAgain();

    String downloadTheRejects();

    String absentStay();

    String noSuchRows();

    String rowNumber(int number);

    String leaveThisRowOut();

    String seenOnTheNetwork();

    String correctThisRow();

    String takeItBack();

    String whatTakingBackDoes();

    String why();

    String changeMany();

    String choose();

    String chooseDevice(String device);

    String changeTheChosen();

    String chosen(int number);

    String whatWouldChange();

    String changedUnchangedRefused(int changed, int unchanged, int refused);

    String device();

    String changeThem();

    String whatIsTheSameForAll();

    String emptyFieldsStay();

    String orTakeThemOutOfUse();

    String showWhatWouldChange();

    String theDevicesAreChanged();

    String walkASite();
}
