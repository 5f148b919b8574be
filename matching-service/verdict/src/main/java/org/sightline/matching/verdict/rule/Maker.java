package org.sightline.matching.verdict.rule;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A company, or a category of goods by origin, that a list or a rule can name, with who owns it and when.
 *
 * @param id           stable id
 * @param name         its usual name
 * @param category     whether this is a category of goods rather than a company. The id then says that the goods
 *                     fall into the category and that no exception (such as a conditional approval) is held
 * @param origin       two-letter code of the country, or empty
 * @param owner        id of the maker it belongs or belonged to, or empty
 * @param tie          subsidiary, affiliate or successor; empty without an owner. A successor is never taken for its
 *                     predecessor without proof of who built the goods
 * @param ownedFrom    first day of ownership, or null where there is none
 * @param ownedUntil   first day on which ownership is no longer certain, or null
 * @param soldBy       first day on which it is certainly over, or null; between the two the maker is an open question
 * @param afterSale    {@code unproven} when it went on selling the former owner's goods, so that each item is a
 *                     question; {@code independent} when it makes its own
 * @param itemsUnsure  whether its goods (storage, machine vision) are mostly neither video nor telecom equipment
 * @param certainty    how sure we are of the ownership
 * @param recorded     the day on which Sightline came to hold this
 */
public record Maker(
        String id,
        String name,
        boolean category,
        String origin,
        String owner,
        String tie,
        @Nullable LocalDate ownedFrom,
        @Nullable LocalDate ownedUntil,
        @Nullable LocalDate soldBy,
        String afterSale,
        boolean itemsUnsure,
        Certainty certainty,
        LocalDate recorded) {

    /** A class of goods that a rule or list can name by its id. */
    public static Maker category(String id, String name, Certainty certainty, LocalDate recorded) {
        return new Maker(id, name, true, "", "", "", null, null, null, "", false, certainty, recorded);
    }

    public boolean isSuccessor() {
        return tie.equals("successor");
    }

    public boolean goesOnSellingFormerOwnersGoods() {
        return afterSale.equals("unproven");
    }
}
