package org.sightline.matching.screening.subject;

import java.time.LocalDate;

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
 */
public record Subject(
        String vendorName,
        String description,
        String manufacturer,
        String model,
        LocalDate date,
        String mac,
        String fccId,
        String uei,
        String cage,
        String banner) {

    /** A vendor name alone. */
    public static Subject ofVendor(String vendorName) {
        return new Subject(vendorName, null, null, null, null, null, null, null, null, null);
    }

    /** A purchase line. */
    public static Subject ofLine(String vendorName, String description, String manufacturer, String model) {
        return new Subject(vendorName, description, manufacturer, model, null, null, null, null, null, null);
    }

    /** A purchase line with its date. */
    public static Subject ofLine(
            String vendorName, String description, String manufacturer, String model, LocalDate date) {
        return new Subject(vendorName, description, manufacturer, model, date, null, null, null, null, null);
    }

    /** A device. */
    public static Subject ofDevice(String manufacturer, String model, String mac, String fccId, String banner) {
        return new Subject(null, null, manufacturer, model, null, mac, fccId, null, null, banner);
    }

    /** The text of a field, or null. */
    public String text(Field field) {
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
