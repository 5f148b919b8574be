package org.sightline.ingest.repair;

import org.jspecify.annotations.Nullable;
import org.sightline.ingest.line.LineContent;
import org.sightline.ingest.personal.PersonalText;
import org.sightline.ingest.personal.PrivatePayee;

/** A stored line without what is a private person's, as far as its own texts tell. Keys and codes stay as they are. */
final class LineMask {

    private LineMask() {}

    /** The content masked; equal where nothing is to be masked. */
    static LineContent masked(LineContent line) {
        LineContent.Item item = line.item();
        LineContent.Vendor vendor = line.vendor();
        return new LineContent(
                line.sourceKey(),
                line.buyerName(),
                line.state(),
                line.document(),
                new LineContent.Vendor(payee(line), vendor.uei(), vendor.cage()),
                new LineContent.Item(
                        item.description() == null ? null : PersonalText.withoutNames(item.description()),
                        text(item.manufacturer()),
                        item.model(),
                        item.codes()),
                line.price(),
                text(line.fund()));
    }

    private static @Nullable String payee(LineContent line) {
        String name = line.vendor().name();
        if (name == null) {
            return null;
        }
        String mask = PrivatePayee.mask(name, line.item().description() + " | " + line.fund());
        return mask == null ? PersonalText.masked(name) : mask;
    }

    private static @Nullable String text(@Nullable String text) {
        return text == null ? null : PersonalText.masked(text);
    }
}
