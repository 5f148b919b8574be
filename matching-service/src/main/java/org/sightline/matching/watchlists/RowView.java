package org.sightline.matching.watchlists;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Locale;
import org.sightline.matching.watchlist.Entity;
import org.sightline.matching.watchlist.Fact;
import org.sightline.matching.watchlist.Identifier;
import org.sightline.matching.watchlist.Membership;
import org.sightline.matching.watchlist.ModelGrammar;
import org.sightline.matching.watchlist.Name;
import org.sightline.matching.watchlist.Ownership;
import org.sightline.matching.watchlist.Row;
import org.sightline.matching.watchlist.Trap;

/**
 * One row of the list in the words of the API.
 *
 * @param kind entity, name, model, mac_prefix, fcc_grantee, uei, cage, membership, ownership or trap
 * @param detail how it counts: the kind of name, the period, the registry; null where there is nothing to say
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RowView(
        String kind, String entityId, String value, String detail, String source, Fact.Certainty certainty) {

    public static RowView of(Row row) {
        Fact fact = row.fact();
        String kind;
        String value;
        String detail;
        if (row instanceof Entity entity) {
            kind = "entity";
            value = entity.name();
            detail = entity.kind().name();
        } else if (row instanceof Name name) {
            kind = "name";
            value = name.text();
            detail = name.kind().name();
        } else if (row instanceof ModelGrammar model) {
            kind = "model";
            value = model.grammar();
            detail = model.family();
        } else if (row instanceof Identifier identifier) {
            kind = identifier.scheme().name().toLowerCase(Locale.ROOT);
            value = identifier.value();
            detail = null;
        } else if (row instanceof Membership membership) {
            kind = "membership";
            value = membership.list();
            detail = period(membership.from(), membership.to());
        } else if (row instanceof Ownership ownership) {
            kind = "ownership";
            value = ownership.parentId();
            detail = ownership.relation() + ", " + period(ownership.from(), ownership.to());
        } else {
            Trap trap = (Trap) row;
            kind = "trap";
            value = trap.text();
            detail = trap.note();
        }
        return new RowView(kind, row.entityId(), value, detail, fact.source(), fact.certainty());
    }

    private static String period(java.time.LocalDate from, java.time.LocalDate to) {
        return (from == null ? "from the beginning" : "from " + from) + (to == null ? "" : " to " + to);
    }

    /** Whether this is the row that a removal means. */
    public boolean fits(String wantedKind, String wantedValue) {
        boolean sameKind = kind.equals(wantedKind) || kind.equals("name") && "brand".equals(wantedKind);
        return sameKind
                && (wantedKind.equals("entity")
                        || value.equalsIgnoreCase(wantedValue == null ? "" : wantedValue.strip()));
    }
}
