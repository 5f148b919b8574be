package org.sightline.matching.screening.subject;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A purchase line or a device to screen. Every part may be null.
 *
 * @param vendorName the payee or seller
 * @param description what was bought, or where the device is
 * @param manufacturer the maker as the source states it
 * @param model the model or part number
 * @param date the day of the purchase; ownership periods are judged on it; null judges them all as possible
 * @param mac a MAC address in any usual notation
 * @param fccId an FCC ID
 * @param uei a SAM.gov unique entity id
 * @param cage a CAGE code
 * @param banner what the device says about itself on the network
 * @param entry what the columns beside the texts say
 */
public record Subject(
        @Nullable String vendorName,
        @Nullable String description,
        @Nullable String manufacturer,
        @Nullable String model,
        @Nullable LocalDate date,
        @Nullable String mac,
        @Nullable String fccId,
        @Nullable String uei,
        @Nullable String cage,
        @Nullable String banner,
        @Nullable LedgerEntry entry) {

    /** A line or device without a ledger's columns. */
    public Subject(
            @Nullable String vendorName,
            @Nullable String description,
            @Nullable String manufacturer,
            @Nullable String model,
            @Nullable LocalDate date,
            @Nullable String mac,
            @Nullable String fccId,
            @Nullable String uei,
            @Nullable String cage,
            @Nullable String banner) {
        this(vendorName, description, manufacturer, model, date, mac, fccId, uei, cage, banner, null);
    }

    /** The same with what the columns say. */
    public Subject with(@Nullable LedgerEntry columns) {
        return new Subject(vendorName, description, manufacturer, model, date, mac, fccId, uei, cage, banner, columns);
    }

    /** A vendor name alone. */
    public static Subject ofVendor(@Nullable String vendorName) {
        return new Subject(vendorName, null, null, null, null, null, null, null, null, null);
    }

    /** A purchase line. */
    public static Subject ofLine(
            @Nullable String vendorName,
            @Nullable String description,
            @Nullable String manufacturer,
            @Nullable String model) {
        return new Subject(vendorName, description, manufacturer, model, null, null, null, null, null, null);
    }

    /** A purchase line with its date. */
    public static Subject ofLine(
            @Nullable String vendorName,
            @Nullable String description,
            @Nullable String manufacturer,
            @Nullable String model,
            @Nullable LocalDate date) {
        return new Subject(vendorName, description, manufacturer, model, date, null, null, null, null, null);
    }

    /** A device. */
    public static Subject ofDevice(
            @Nullable String manufacturer,
            @Nullable String model,
            @Nullable String mac,
            @Nullable String fccId,
            @Nullable String banner) {
        return new Subject(null, null, manufacturer, model, null, mac, fccId, null, null, banner);
    }

    /** The text of a field, or null. */
    public @Nullable String text(Field field) {
        return switch (field) {
            case VENDOR_NAME -> vendorName;
            case DESCRIPTION -> description;
            case MANUFACTURER -> manufacturer;
            case MODEL -> model;
            case MAC -> mac;
            case FCC_ID -> fccId;
            case UEI -> uei;
            case CAGE -> cage;
            case BANNER -> banner;
        };
    }
}
