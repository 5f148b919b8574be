package org.sightline.gateway.pages.office.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.UriInfo;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.filter.FilterChoiceRepository;
import org.sightline.gateway.filter.PurchaseFilter;
import org.sightline.gateway.pages.agencies.agency.AgencyFilter;
import org.sightline.gateway.pages.agencies.agency.AgencyRepository;
import org.sightline.gateway.pages.agencies.agency.AgencyRow;
import org.sightline.gateway.pages.office.overview.Overview;
import org.sightline.gateway.pages.office.overview.Overview.Group;
import org.sightline.gateway.pages.office.overview.OverviewRepository;
import org.sightline.gateway.pages.office.report.Report.Column;
import org.sightline.gateway.pages.office.report.Report.Row;
import org.sightline.gateway.pages.office.report.Report.Table;
import org.sightline.gateway.shell.CurrentShell;
import org.sightline.gateway.shell.FilterLabels;
import org.sightline.gateway.shell.Formats;
import org.sightline.gateway.shell.Query;
import org.sightline.gateway.spreadsheet.Spreadsheet.Kind;
import org.sightline.gateway.words.Verdict;
import org.sightline.kit.caller.Caller;

/** Puts the statewide report together. What is narrowed in the overview is narrowed in it, and it says so. */
@ApplicationScoped
class StatewideReport {

    /** The bodies that bought most; the workbook of all of them is the list of agencies. */
    static final int MOST_BODIES = 1_000;

    private static final int WIDE = 6;
    private static final int NARROW = 2;
    /** A verdict's name in one line, where there are as many columns as verdicts and more. */
    private static final int VERDICT = 3;

    private final OverviewRepository statewide;
    private final AgencyRepository agencies;
    private final FilterChoiceRepository choices;
    private final CurrentShell shell;

    StatewideReport(
            OverviewRepository statewide,
            AgencyRepository agencies,
            FilterChoiceRepository choices,
            CurrentShell shell) {
        this.statewide = statewide;
        this.agencies = agencies;
        this.choices = choices;
        this.shell = shell;
    }

    /**
     * The report as the view is now.
     *
     * @param filter as it was asked for; is settled
     * @param address the same as it was written
     */
    Report of(Caller caller, PurchaseFilter filter, UriInfo address) {
        Query query = Query.of(address, choices.of(caller, filter).names());
        Overview view = statewide.overview(caller, filter);
        OverviewRepository.Invented invented = statewide.invented(caller, filter);
        List<Table> tables = new ArrayList<>();
        tables.add(inShort(view));
        tables.add(verdicts(view));
        tables.add(groups(texts().makers(), texts().byMaker(), shell.labels().maker(), view.byMaker()));
        tables.add(groups(texts().kinds(), texts().byKind(), shell.labels().kindOfAgency(), view.byKind()));
        tables.add(groups(texts().counties(), texts().byCounty(), shell.labels().county(), view.byCounty()));
        tables.add(groups(texts().vendors(), texts().byVendor(), shell.labels().vendor(), view.byVendor()));
        tables.add(noted(
                groups(shell.labels().money(), texts().byMoney(), shell.labels().money(), view.byFunding()),
                texts().underEachKindOfMoney()));
        tables.add(quarters(view));
        tables.add(bodies(caller, filter));
        return new Report(
                title(view, filter),
                lead(view, invented, query),
                tables.stream().filter(table -> !table.rows().isEmpty()).toList(),
                notes(view));
    }

    private String title(Overview view, PurchaseFilter filter) {
        String place = view.state() == null ? "" : Formats.place(view.state());
        return texts().title(
                        PurchaseFilter.ANY.equals(filter.state) ? shell.labels().allStates() : place,
                        Formats.day(view.since()),
                        Formats.day(view.before()));
    }

    private List<String> lead(Overview view, OverviewRepository.Invented invented, Query query) {
        List<String> lead = new ArrayList<>();
        if (view.asOf() != null) {
            lead.add(texts().asOf(
                            Formats.minute(view.asOf()),
                            view.watchlistVersion() == null ? "" : view.watchlistVersion()));
        }
        if (invented.all()) {
            lead.add(texts().allInvented());
        } else if (invented.mixed()) {
            lead.add(texts().someInvented(Formats.grouped(invented.invented()), Formats.grouped(invented.bodies())));
        }
        List<String> narrowed = query.tags().stream()
                .map(filter -> FilterLabels.label(query, filter))
                .toList();
        if (!narrowed.isEmpty()) {
            lead.add(texts().narrowedBy(String.join("; ", narrowed)));
        }
        lead.add(texts().aMatchIsNoViolation());
        return lead;
    }

    private List<String> notes(Overview view) {
        Overview.CoverageTotal held = view.coverage();
        return List.of(
                texts().held(
                                Formats.grouped(held.lines()),
                                Formats.grouped(held.agenciesWithLines()),
                                Formats.grouped(held.agencies()),
                                Formats.day(held.firstDate()),
                                Formats.day(held.lastDate())),
                texts().countedOnce(),
                texts().notCounted(
                                Formats.grouped(view.headline().purchasesToReview()),
                                Formats.grouped(view.headline().earlierPurchases()),
                                Formats.grouped(view.headline().undatedPurchases())));
    }

    private Table inShort(Overview view) {
        Overview.Headline headline = view.headline();
        List<Row> rows = new ArrayList<>();
        rows.add(row(
                texts().all(),
                headline.agenciesThatBought(),
                headline.purchases(),
                decimal(headline.quantity()),
                decimal(headline.amount())));
        if (view.federal() != null) {
            rows.add(row(texts().withFederalMoney(), view.federal()));
        }
        if (view.afterNotice() != null) {
            rows.add(row(texts().afterNotice(), view.afterNotice()));
        }
        return new Table(
                texts().summary(), texts().inShort(), counted(shell.labels().what()), rows, null);
    }

    private Table verdicts(Overview view) {
        return noted(
                groups(texts().verdicts(), texts().byVerdict(), shell.labels().verdict(), view.byVerdict()),
                texts().verdictsExplained());
    }

    private Table groups(String sheet, String heading, String what, List<Group> groups) {
        return new Table(
                sheet,
                heading,
                counted(what),
                groups.stream().map(group -> row(group.name(), group)).toList(),
                null);
    }

    private static Table noted(Table table, String note) {
        return new Table(table.sheet(), table.heading(), table.columns(), table.rows(), note);
    }

    private List<Column> counted(String what) {
        return List.of(
                new Column(what, Kind.TEXT, WIDE),
                new Column(shell.labels().agencies(), Kind.NUMBER, NARROW),
                new Column(shell.labels().purchases(), Kind.NUMBER, NARROW),
                new Column(shell.labels().pieces(), Kind.DECIMAL, NARROW),
                new Column(texts().dollars(), Kind.MONEY, NARROW + 1));
    }

    private Table quarters(Overview view) {
        List<Column> columns = new ArrayList<>();
        columns.add(new Column(texts().quarter(), Kind.TEXT, NARROW));
        Verdict.codes().forEach(code -> columns.add(new Column(Formats.words(code), Kind.NUMBER, NARROW)));
        columns.add(new Column(shell.labels().purchases(), Kind.NUMBER, NARROW));
        columns.add(new Column(texts().dollars(), Kind.MONEY, NARROW + 1));
        List<Row> rows = new ArrayList<>();
        for (Overview.Quarter quarter : view.byQuarter()) {
            List<@Nullable Object> cells = new ArrayList<>();
            cells.add(Formats.quarter(quarter.key()));
            Verdict.codes().forEach(code -> cells.add(quarter.of(code).count()));
            cells.add(quarter.purchases());
            cells.add(decimal(quarter.amount()));
            rows.add(new Row(cells));
        }
        return new Table(texts().quarters(), texts().byQuarter(), columns, rows, null);
    }

    private Table bodies(Caller caller, PurchaseFilter filter) {
        List<AgencyRow> bought = bought(caller, filter);
        List<Column> columns = new ArrayList<>(List.of(
                new Column(shell.labels().agency(), Kind.TEXT, WIDE),
                new Column(shell.labels().kindOfAgency(), Kind.TEXT, NARROW + 1),
                new Column(shell.labels().county(), Kind.TEXT, NARROW + 1),
                new Column(shell.labels().purchases(), Kind.NUMBER, VERDICT)));
        Verdict.codes().forEach(code -> columns.add(new Column(Formats.words(code), Kind.NUMBER, VERDICT)));
        List<Row> rows = bought.stream()
                .map(body -> row(
                        body.name(),
                        Formats.kindTitle(body.kind()),
                        body.county(),
                        body.purchases(),
                        body.prohibited(),
                        body.undetermined(),
                        body.restricted(),
                        body.flagged(),
                        body.notCovered()))
                .toList();
        String note = bought.size() == MOST_BODIES ? texts().onlyTheMost(Formats.grouped(MOST_BODIES)) : null;
        return new Table(shell.labels().agencies(), texts().whoBought(), columns, rows, note);
    }

    /** Who bought most, first. */
    private List<AgencyRow> bought(Caller caller, PurchaseFilter filter) {
        AgencyFilter most = AgencyFilter.all();
        most.narrowLike(filter);
        most.bought = true;
        most.sort = "-purchases";
        most.limit = MOST_BODIES;
        return agencies.uncounted(caller, most).items();
    }

    private static Row row(String what, Group group) {
        return row(what, group.agencies(), group.purchases(), decimal(group.quantity()), decimal(group.amount()));
    }

    private static Row row(@Nullable Object... cells) {
        return new Row(new ArrayList<>(Arrays.asList(cells)));
    }

    private static @Nullable BigDecimal decimal(@Nullable String text) {
        return text == null ? null : new BigDecimal(text);
    }

    private ReportTexts texts() {
        return shell.texts(ReportTexts.class);
    }
}
