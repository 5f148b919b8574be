package org.sightline.matching.held;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.sightline.kit.json.Json;
import org.sightline.kit.sql.Sql;
import org.sightline.matching.verdict.facts.FundCode;

/** The charts of funds, each version of each agency's. Works in the running transaction. */
@ApplicationScoped
public class FundChartRepository {

    private final Sql sql;

    FundChartRepository(Sql sql) {
        this.sql = sql;
    }

    /** The newest chart of an agency; version 0 where nobody set one yet. */
    public FundChart newest(UUID agency) {
        return sql.query("""
                        select version, cast(codes as text) as codes, source, set_by, set_at
                        from fund_chart
                        where agency_id = :agency
                        order by version desc
                        limit 1
                        """)
                .with("agency", agency)
                .first(row -> new FundChart(
                        agency,
                        row.integer("version"),
                        read(row.requiredText("codes")),
                        row.text("source"),
                        row.text("set_by"),
                        row.instant("set_at")))
                .orElse(FundChart.none(agency));
    }

    /** Adds a version. */
    public void add(FundChart chart) {
        sql.query("""
                        insert into fund_chart (agency_id, version, codes, source, set_by, set_at)
                        values (:agency, :version, cast(:codes as jsonb), :source, :by, :at)
                        """)
                .with("agency", chart.agencyId())
                .with("version", chart.version())
                .with("codes", Json.write(chart.codes()))
                .with("source", chart.source())
                .with("by", chart.setBy())
                .with("at", chart.setAt())
                .change();
    }

    /** What fund codes mean at these agencies, by the id as sent; merged ones have the chart of what they merged into. */
    public Map<UUID, List<FundCode>> codesOf(Collection<UUID> agencies) {
        Map<UUID, List<FundCode>> charts = new HashMap<>();
        sql.query("""
                        select i.id, cast(c.codes as text) as codes
                        from unnest(cast(:ids as uuid[])) as i (id)
                        left join agency_alias l on l.alias_id = i.id
                        cross join lateral (
                          select codes from fund_chart f
                          where f.agency_id = coalesce(l.agency_id, i.id)
                          order by version desc
                          limit 1) c
                        """)
                .with("ids", List.copyOf(Set.copyOf(agencies)))
                .list(row -> charts.put(row.requiredUuid("id"), read(row.requiredText("codes"))));
        return charts;
    }

    private static List<FundCode> read(String column) {
        return List.of(Json.read(column, FundCode[].class));
    }
}
