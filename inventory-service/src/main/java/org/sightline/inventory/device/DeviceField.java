package org.sightline.inventory.device;

import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The fields that describe a device, in the order of the API: the one list that reports, files and history follow. */
public enum DeviceField {
    MAKER("maker", DeviceDetails::maker),
    MODEL("model", DeviceDetails::model),
    SERIAL("serial", DeviceDetails::serial),
    MAC("mac", DeviceDetails::mac),
    FCC_ID("fccId", DeviceDetails::fccId),
    TAG("tag", DeviceDetails::tag),
    BANNER("banner", DeviceDetails::banner),
    SITE("site", DeviceDetails::site),
    LOCATION("location", DeviceDetails::location),
    STATUS("status", details -> details.status().word()),
    INSTALLED_ON("installedOn", DeviceDetails::installedOn),
    REMOVED_ON("removedOn", DeviceDetails::removedOn),
    REMOVAL_METHOD("removalMethod", DeviceDetails::removalMethod),
    PURPOSE("purpose", DeviceDetails::purpose),
    QUANTITY("quantity", DeviceDetails::quantity);

    private final String word;
    private final Function<DeviceDetails, @Nullable Object> value;

    DeviceField(String word, Function<DeviceDetails, @Nullable Object> value) {
        this.word = word;
        this.value = value;
    }

    /** Its name in messages and in the API, such as {@code fccId}. */
    public String word() {
        return word;
    }

    /** What a device has here, as text; null where it is not known. */
    public @Nullable String of(DeviceDetails details) {
        return Objects.toString(value.apply(details), null);
    }

    /** The most characters that it may have. */
    int longest() {
        return this == BANNER || this == PURPOSE ? 2_000 : 200;
    }
}
