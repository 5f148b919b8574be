package org.sightline.gateway.inventory;

import io.quarkus.qute.i18n.MessageBundle;

/** The texts of these pages, which stand in {@code messages/inventory.properties}. */
@MessageBundle("inventory")
public interface InventoryTexts {
    String devices();

    String nothingWasChanged();

    String theFileIsRead();

    String rowsNewChangedUnchangedNotTaken(int read, int added, int changed, int unchanged, int rejected);

    String devicesInOurRecords(int missing);

    String whatIsWrong();

    String row();

    String column();

    String whatToDo();

    String wholeRow();

    String sendAList();

    String or();

    String registerOne();

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

    String takeOutOfUse();

    String removedOn();

    String whatBecameOfIt();

    String recordTheRemoval();

    String nextPage();

    String csvWithTheColumnsMakerModel();

    String file();

    String sendTheList();

    String registerOneTitle();

    String makerAsTheLabelSays();

    String model();

    String serialNumber();

    String macAddress();

    String yourTag();

    String site();

    String placeAtTheSite();

    String installedOn();

    String whatItIsUsedFor();

    String register();

    String theDeviceIsRegistered();

    String chooseAFileThatIsNotEmpty();

    String theUploadWasCutOff();

    String theDeviceIsRecordedAsRemoved();
}
