package org.sightline.matching.held;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.sightline.matching.verdict.facts.FundCode;

/** Reads the charts of funds that are in force, for judging. Works in the transaction that is there. */
@ApplicationScoped
public class FundMeanings {

    private static final TypeReference<List<FundCode>> CODES = new TypeReference<>() {};

    private final EntityManager entities;
    private final ObjectMapper json;

    FundMeanings(EntityManager entities, ObjectMapper json) {
        this.entities = entities;
        this.json = json;
    }

    /** The charts of these agencies, by the id as sent; merged ones have that of what they merged into. */
    public Map<UUID, List<FundCode>> of(Collection<UUID> agencies) {
        Map<UUID, List<FundCode>> charts = new HashMap<>();
        List<?> rows = entities.createNativeQuery(
                        "select i.id, cast(c.codes as text) from unnest(cast(?1 as uuid[])) as i (id)"
                                + " left join agency_alias l on l.alias_id = i.id"
                                + " cross join lateral (select codes from fund_chart f where f.agency_id = coalesce(l.agency_id, i.id)"
                                + " order by version desc limit 1) c",
                        Tuple.class)
                .setParameter(
                        1, agencies.stream().map(UUID::toString).distinct().toArray(String[]::new))
                .getResultList();
        for (Object row : rows) {
            charts.put(((Tuple) row).get(0, UUID.class), read(((Tuple) row).get(1, String.class)));
        }
        return charts;
    }

    /** A chart as it is stored. */
    public List<FundCode> read(String column) {
        try {
            return json.readValue(column, CODES);
        } catch (JsonProcessingException never) {
            throw new IllegalStateException("A stored chart of funds could not be read", never);
        }
    }
}
