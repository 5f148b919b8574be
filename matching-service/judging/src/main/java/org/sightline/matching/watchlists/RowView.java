package org.sightline.matching.watchlists;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
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
@Schema(name = "WatchlistRow")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RowView(
        @Schema(
                enumeration = {
                    "entity",
                    "name",
                    "model",
                    "mac_prefix",
                    "fcc_grantee",
                    "uei",
                    "cage",
                    "membership",
                    "ownership",
                    "trap"
                })
        String kind,

        String entityId,
        String value,
        @Nullable String detail,
        String source,
        Fact.Certainty certainty) {

    /** The kinds that there are. */
    public static final Set<String> KINDS = Set.of(
            "entity", "name", "model", "mac_prefix", "fcc_grantee", "uei", "cage", "membership", "ownership", "trap");

    public static RowView of(Row row) {
        return switch (row) {
            case Entity entity -> of(row, "entity", entity.name(), entity.kind().name());
            case Name name -> of(row, "name", name.text(), name.kind().name());
            case ModelGrammar model -> of(row, "model", model.grammar(), model.family());
            case Identifier identifier ->
                of(row, identifier.scheme().name().toLowerCase(Locale.ROOT), identifier.value(), null);
            case Membership membership ->
                of(row, "membership", membership.list(), period(membership.from(), membership.to()));
            case Ownership ownership ->
                of(
                        row,
                        "ownership",
                        ownership.parentId(),
                        ownership.relation() + ", " + period(ownership.from(), ownership.to()));
            case Trap trap -> of(row, "trap", trap.text(), trap.note());
        };
    }

    private static RowView of(Row row, String kind, String value, @Nullable String detail) {
        return new RowView(
                kind,
                row.entityId(),
                value,
                detail,
                row.fact().source(),
                row.fact().certainty());
    }

    private static String period(@Nullable LocalDate from, @Nullable LocalDate to) {
        return (from == null ? "always" : "from " + from) + (to == null ? "" : " to " + to);
    }

    /** Whether this is the row that a removal means. */
    public boolean fits(String wantedKind, @Nullable String wantedValue) {
        boolean sameKind = kind.equals(wantedKind) || kind.equals("name") && "brand".equals(wantedKind);
        return sameKind
                && (wantedKind.equals("entity")
                        || value.equalsIgnoreCase(wantedValue == null ? "" : wantedValue.strip()));
    }
}
