package org.sightline.gateway.filter;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.stream.Stream;
import org.sightline.gateway.view.Conditions;
import org.sightline.gateway.view.Scope;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.problem.Problem;
import org.sightline.kit.sql.Sql;

/** Looks up what there is to choose from in the form of filters. */
@ApplicationScoped
public class FilterChoiceRepository {

    /** Of each list; the rest is found by words, or by a link. */
    static final int MOST = 200;

    private static final String PURCHASES = """
        select dimension, key from (
            select s.dimension, s.key, row_number() over (partition by s.dimension order by sum(s.purchases) desc, s.key) as place
            from statewide_tally s
            where s.dimension in ('vendor', 'item', 'funding') and s.purchases > 0 and %s group by 1, 2
        ) placed where place <= :most order by dimension, key\
        """;

    private static final String AGENCIES = """
        select id, name from (
            select a.id, a.name from agency a join statewide_tally s on s.agency_id = a.id and s.dimension = 'bought'
            where s.purchases > 0 and %s order by s.purchases desc, a.id limit :most
        ) most order by lower(name), id\
        """;

    private static final String STATES = "select distinct state from agency order by state";

    private static final String COUNTIES =
            "select min(a.county) as county from agency a where a.county is not null and %s group by lower(a.county)"
                    + " order by 1 limit :most";

    private record Choice(String dimension, String key) {}

    private final Sql sql;
    private final Scope scope;
    private final MakerRepository makers;

    FilterChoiceRepository(Sql sql, Scope scope, MakerRepository makers) {
        this.sql = sql;
        this.scope = scope;
        this.makers = makers;
    }

    /**
     * The choices in the caller's scope and in the state that is asked for.
     *
     * @throws Problem 404 where another's agency is asked for
     */
    @Transactional
    public FilterChoices of(Caller caller, PurchaseFilter filter) {
        PurchaseFilter place = new PurchaseFilter();
        place.state = filter.state;
        Conditions own = place.places(scope.of(caller, filter.agencyId, "s.agency_id"), "s.agency_id");
        List<Choice> found = sql.query(PURCHASES.formatted(own.sql()))
                .with(own.values())
                .with("most", MOST)
                .list(row -> new Choice(row.requiredText("dimension"), row.requiredText("key")));
        boolean all = caller.readsAll();
        return new FilterChoices(
                all ? sql.query(STATES).list(row -> row.requiredText("state")) : List.of(),
                all ? counties(place) : List.of(),
                all ? agencies(place) : List.of(),
                makers.of(caller, filter.agencyId),
                keys(found, "vendor")
                        .filter(vendor -> !vendor.equals(PurchaseFilter.UNKNOWN))
                        .toList(),
                keys(found, "item").toList(),
                keys(found, "funding").toList());
    }

    private static Stream<String> keys(List<Choice> found, String dimension) {
        return found.stream()
                .filter(choice -> choice.dimension().equals(dimension))
                .map(Choice::key);
    }

    private List<String> counties(PurchaseFilter place) {
        Conditions there = place.places(new Conditions(), "a.id");
        return sql.query(COUNTIES.formatted(there.sql()))
                .with(there.values())
                .with("most", MOST)
                .list(row -> row.requiredText("county"));
    }

    private List<FilterChoices.Named> agencies(PurchaseFilter place) {
        Conditions there = place.places(new Conditions(), "a.id");
        return sql.query(AGENCIES.formatted(there.sql()))
                .with(there.values())
                .with("most", MOST)
                .list(row -> new FilterChoices.Named(row.requiredUuid("id").toString(), row.requiredText("name")));
    }
}
