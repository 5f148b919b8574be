package org.sightline.testsupport.service;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a service has decided about the rows of each of its tables, and whether its database keeps to it: row-level
 * security that is forced, the right policies for the right roles, an application role that can get round neither.
 * It works in the transaction of a superuser's connection and leaves nothing behind.
 */
public final class RowSecurity {

    private static final String UNSCOPED = "a transaction without a scope sees ";

    private final String app;
    private final String office;
    private final String owner;
    private final Map<String, Rows> decided = new TreeMap<>();
    private final Map<String, String> agencyColumns = new TreeMap<>();
    private final Set<String> parts = new TreeSet<>();
    private final Set<String> appendOnly = new TreeSet<>();
    private final Set<String> definers = new TreeSet<>();

    /** Whose the rows of a table are. */
    private enum Rows {
        /** An agency's. */
        AGENCY,
        /** The office's alone. */
        OFFICE,
        /** Those of whoever asks. */
        CALLER,
        /** Everyone may add, and a job takes out. */
        QUEUE,
        /** Nobody's: nothing in it is about an agency. */
        OPEN
    }

    private record Policy(String table, String name, String command, String roles, String using, String check) {

        boolean isOf(String role) {
            return roles.equals("{" + role + "}");
        }
    }

    /** A change that opens a hole, and the statements that make it. */
    public record Mutation(String what, String sql) {}

    private RowSecurity(String service) {
        this.app = service + "_app";
        this.office = service + "_office";
        this.owner = service + "_owner";
    }

    /** Nothing decided yet. */
    public static RowSecurity of(String service) {
        return new RowSecurity(service);
    }

    /** Tables whose rows are an agency's, by the column {@code agency_id}. */
    public RowSecurity agency(String... tables) {
        for (String table : tables) {
            agencyBy(table, "agency_id");
        }
        return this;
    }

    /** A table whose rows are an agency's, by another column. */
    public RowSecurity agencyBy(String table, String column) {
        decided.put(table, Rows.AGENCY);
        agencyColumns.put(table, column);
        return this;
    }

    /** Tables whose rows are an agency's and are read by the key of a thing, never by the agency. */
    public RowSecurity agencyParts(String... tables) {
        parts.addAll(List.of(tables));
        return agency(tables);
    }

    /** Tables that hold what agencies do, but only the office and jobs read and write. */
    public RowSecurity office(String... tables) {
        return decide(Rows.OFFICE, tables);
    }

    /** Tables whose rows are those of whoever asks. */
    public RowSecurity caller(String... tables) {
        return decide(Rows.CALLER, tables);
    }

    /** Tables to which everyone adds and that only jobs read. */
    public RowSecurity queue(String... tables) {
        return decide(Rows.QUEUE, tables);
    }

    /** Tables in which nothing is about an agency. */
    public RowSecurity open(String... tables) {
        return decide(Rows.OPEN, tables);
    }

    private RowSecurity decide(Rows rows, String... tables) {
        for (String table : tables) {
            decided.put(table, rows);
        }
        return this;
    }

    /** Tables that the application may neither change nor shorten. */
    public RowSecurity appendOnly(String... tables) {
        appendOnly.addAll(List.of(tables));
        return this;
    }

    /** Functions that work with the owner's rights. */
    public RowSecurity definers(String... functions) {
        definers.addAll(List.of(functions));
        return this;
    }

    /**
     * Everything that is wrong; empty where all is well.
     *
     * @param superuser in a transaction
     * @param login the role that the service signs in as
     */
    public List<String> faults(Connection superuser, String login) throws SQLException {
        List<String> faults = new ArrayList<>();
        tables(superuser, faults);
        policies(superuser, faults);
        roles(superuser, login, faults);
        privileges(superuser, faults);
        if (faults.isEmpty()) {
            behavior(superuser, faults);
        }
        return faults;
    }

    private void tables(Connection superuser, List<String> faults) throws SQLException {
        Set<String> present = new TreeSet<>(texts(superuser, """
                select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
                   and relname <> 'flyway_schema_history'"""));
        present.stream()
                .filter(table -> !decided.containsKey(table))
                .forEach(table -> faults.add("nothing is decided about the table " + table));
        decided.keySet().stream()
                .filter(table -> !present.contains(table))
                .forEach(table -> faults.add("the table " + table + " does not exist"));
        texts(superuser, """
                select table_name from information_schema.columns
                 where table_schema = 'public' and column_name like '%agency_id'""").stream()
                .filter(table -> decided.get(table) == Rows.OPEN)
                .forEach(table -> faults.add(table + " has an agency and is left open"));
        Set<String> forced = new TreeSet<>(texts(
                superuser,
                "select relname from pg_class where relnamespace = 'public'::regnamespace and relrowsecurity and"
                        + " relforcerowsecurity"));
        guarded().stream()
                .filter(table -> !forced.contains(table))
                .forEach(table -> faults.add("row-level security is not forced on " + table));
        indexes(superuser, faults);
    }

    private void indexes(Connection superuser, List<String> faults) throws SQLException {
        Set<String> leading = new TreeSet<>(texts(superuser, """
                select c.relname || '.' || a.attname from pg_index i join pg_class c on c.oid = i.indrelid
                  join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
                 where c.relnamespace = 'public'::regnamespace"""));
        agencyColumns.forEach((table, column) -> {
            if (!parts.contains(table) && !leading.contains(table + "." + column)) {
                faults.add("no index of " + table + " begins with " + column);
            }
        });
    }

    private List<String> guarded() {
        return decided.entrySet().stream()
                .filter(table -> table.getValue() != Rows.OPEN)
                .map(Map.Entry::getKey)
                .toList();
    }

    private void policies(Connection superuser, List<String> faults) throws SQLException {
        Map<String, List<Policy>> byTable = new LinkedHashMap<>();
        List<Policy> policies = policies(superuser);
        policies.forEach(policy -> byTable.computeIfAbsent(policy.table(), table -> new ArrayList<>())
                .add(policy));
        for (Policy policy : policies) {
            if (!policy.isOf(app) && !policy.isOf(office) && !ownersOfADefiner(policy)) {
                faults.add("the policy " + policy.name() + " on " + policy.table() + " is for " + policy.roles());
            }
        }
        if (!definers.isEmpty() && policies.stream().noneMatch(this::ownersOfADefiner)) {
            faults.add("the functions with the owner's rights read nothing");
        }
        for (String table : guarded()) {
            List<Policy> held = byTable.getOrDefault(table, List.of());
            offices(table, held, faults);
            applications(table, held, faults);
        }
    }

    /** A function with the owner's rights reads, or deletes what is old, through a policy of the owner's own. */
    private boolean ownersOfADefiner(Policy policy) {
        return policy.isOf(owner)
                && !definers.isEmpty()
                && Set.of("SELECT", "ALL").contains(policy.command());
    }

    private void offices(String table, List<Policy> held, List<String> faults) {
        List<Policy> offices =
                held.stream().filter(policy -> policy.isOf(office)).toList();
        if (offices.size() != 1 || !offices.get(0).command().equals("ALL")) {
            faults.add("the office has not one policy for everything on " + table);
        }
    }

    private void applications(String table, List<Policy> held, List<String> faults) {
        List<Policy> own = held.stream().filter(policy -> policy.isOf(app)).toList();
        boolean right = switch (decided.get(table)) {
            case AGENCY -> own.size() == 1 && everything(own.get(0), agencyColumns.get(table), "scope_agencies()");
            case CALLER -> own.size() == 1 && everything(own.get(0), "", "app.who");
            case QUEUE -> own.size() == 1 && own.get(0).command().equals("INSERT");
            default -> own.isEmpty();
        };
        if (!right) {
            faults.add("the policies of " + app + " on " + table + " are not as decided: " + own);
        }
    }

    private static boolean everything(Policy policy, String column, String by) {
        return policy.command().equals("ALL")
                && List.of(policy.using(), policy.check()).stream()
                        .allMatch(condition -> condition.contains(by) && condition.contains(column));
    }

    private static List<Policy> policies(Connection superuser) throws SQLException {
        List<Policy> policies = new ArrayList<>();
        try (Statement statement = superuser.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select tablename, policyname, cmd, roles::text, coalesce(qual, ''), coalesce(with_check, '')"
                                + " from pg_policies where schemaname = 'public' order by 1, 2")) {
            while (rows.next()) {
                policies.add(new Policy(
                        rows.getString(1),
                        rows.getString(2),
                        rows.getString(3),
                        rows.getString(4),
                        rows.getString(5),
                        rows.getString(6)));
            }
        }
        return policies;
    }

    private void roles(Connection superuser, String login, List<String> faults) throws SQLException {
        check(superuser, faults, login + " is a superuser or passes by policies", """
                select 1 from pg_roles where rolname in ('%s', '%s') and (rolsuper or rolbypassrls)""".formatted(login, office));
        check(superuser, faults, login + " owns tables", """
                select 1 from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v')
                   and pg_get_userbyid(relowner) in ('%s', '%s')""".formatted(login, office));
        check(superuser, faults, login + " has the office's rights without taking its role", """
                select 1 where pg_has_role('%s', '%s', 'USAGE')""".formatted(
                        login, office));
        check(superuser, faults, login + " can become the owner", """
                select 1 where pg_has_role('%s', '%s', 'MEMBER') or pg_has_role('%s', '%s', 'MEMBER')""".formatted(login, owner, office, owner));
    }

    private void privileges(Connection superuser, List<String> faults) throws SQLException {
        for (String role : List.of(app, office)) {
            check(superuser, faults, role + " may write the record of migrations", """
                    select 1 where has_table_privilege('%s', 'flyway_schema_history', 'insert, update, delete, truncate')""".formatted(role));
            for (String table : appendOnly) {
                check(superuser, faults, role + " may change " + table, """
                        select 1 where has_table_privilege('%s', '%s', 'update, delete, truncate')
                            or has_any_column_privilege('%s', '%s', 'update')""".formatted(role, table, role, table));
            }
            check(superuser, faults, role + " may truncate, which no policy stops", """
                    select 1 from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
                       and has_table_privilege('%s', oid, 'truncate, references, trigger')""".formatted(role));
        }
        check(superuser, faults, "a view reads with its owner's rights", """
                select 1 from pg_class where relnamespace = 'public'::regnamespace and relkind in ('v', 'm')
                   and not coalesce(reloptions @> array['security_invoker=true'], false)""");
        check(superuser, faults, "new tables belong to the application", """
                select 1 from pg_default_acl where defaclacl::text like '%%%s=%%'""".formatted(app));
        texts(superuser, "select proname from pg_proc where pronamespace = 'public'::regnamespace and prosecdef")
                .stream()
                .filter(function -> !definers.contains(function))
                .forEach(function -> faults.add("the function " + function + " has its owner's rights"));
    }

    /** What the application really sees, as the role that it signs in as. */
    private void behavior(Connection superuser, List<String> faults) throws SQLException {
        Savepoint before = superuser.setSavepoint();
        try {
            execute(superuser, "set local session authorization " + app);
            for (String table : guarded()) {
                if (decided.get(table) != Rows.QUEUE) {
                    check(superuser, faults, UNSCOPED + table, "select 1 from " + table + " limit 1");
                }
            }
            execute(
                    superuser,
                    "select bind_scope('agencies', 'a person', array['11111111-1111-1111-1111-111111111111'::uuid])");
            check(superuser, faults, "bind_scope does not bind agencies", """
                    select 1 where current_user <> '%s' or current_setting('app.who', true) is distinct from 'a person'
                        or scope_agencies() <> array['11111111-1111-1111-1111-111111111111'::uuid]""".formatted(app));
            for (Map.Entry<String, String> table : agencyColumns.entrySet()) {
                check(
                        superuser,
                        faults,
                        "an agency without rows sees " + table.getKey(),
                        "select 1 from " + table.getKey() + " limit 1");
            }
            execute(superuser, "select bind_scope('office', 'an analyst', '{}')");
            check(superuser, faults, "bind_scope does not bind the office", """
                    select 1 where current_user <> '%s'""".formatted(office));
            execute(superuser, "select bind_scope('none', '', '{}')");
            check(superuser, faults, "bind_scope does not end a scope", """
                    select 1 where current_user <> '%s' or cardinality(scope_agencies()) > 0""".formatted(app));
        } finally {
            superuser.rollback(before);
        }
    }

    /** Changes that open a hole, each of which {@link #faults} has to see. */
    public List<Mutation> mutations(Connection superuser) throws SQLException {
        List<Mutation> mutations = new ArrayList<>();
        for (Policy policy : policies(superuser)) {
            String on = " " + policy.name() + " on " + policy.table();
            mutations.add(new Mutation("drop policy" + on, "drop policy" + on));
            mutations.add(new Mutation("policy for everyone:" + on, "alter policy" + on + " to public"));
            if (policy.isOf(app) && policy.command().equals("ALL")) {
                mutations.add(new Mutation("replace by true:" + on, "alter policy" + on + " using (true)"));
                mutations.add(new Mutation("write anything:" + on, "alter policy" + on + " with check (true)"));
            }
        }
        for (String table : guarded()) {
            mutations.add(
                    new Mutation("drop FORCE: " + table, "alter table " + table + " no force row level security"));
            mutations.add(new Mutation("disable: " + table, "alter table " + table + " disable row level security"));
            mutations.add(new Mutation("application as owner: " + table, "alter table " + table + " owner to " + app));
            mutations.add(new Mutation("truncate: " + table, "grant truncate on " + table + " to " + app));
        }
        for (String table : appendOnly) {
            mutations.add(new Mutation("not append-only: " + table, "grant update on " + table + " to " + app));
        }
        mutations.addAll(general());
        return mutations;
    }

    private List<Mutation> general() {
        return List.of(
                new Mutation("inherited office", "grant " + office + " to " + app + " with inherit true"),
                new Mutation("superuser", "alter role " + app + " superuser"),
                new Mutation("bypass", "alter role " + app + " bypassrls"),
                new Mutation("office bypasses", "alter role " + office + " bypassrls"),
                new Mutation("member of the owner", "grant " + owner + " to " + app),
                new Mutation("forgotten table", "create table forgotten (agency_id uuid)"),
                new Mutation("undecided table", "create table undecided (name text)"),
                new Mutation("record of migrations", "grant update on flyway_schema_history to " + app),
                new Mutation(
                        "default privileges",
                        "alter default privileges for role " + owner + " in schema public grant select on tables to "
                                + app),
                new Mutation(
                        "scope left out",
                        "create or replace function bind_scope(kind text, who text, agencies uuid[]) returns void"
                                + " language sql as ''"),
                new Mutation(
                        "scope that stays",
                        "create or replace function scope_agencies() returns uuid[] language sql as"
                                + " $$ select array['11111111-1111-1111-1111-111111111111'::uuid] $$"));
    }

    /**
     * The mutations that {@link #faults} does not see; each is made and undone.
     *
     * @param superuser in a transaction
     */
    public List<String> survivors(Connection superuser) throws SQLException {
        List<String> survivors = new ArrayList<>();
        for (Mutation mutation : mutations(superuser)) {
            Savepoint before = superuser.setSavepoint();
            execute(superuser, mutation.sql());
            if (faults(superuser, app).isEmpty()) {
                survivors.add(mutation.what());
            }
            superuser.rollback(before);
        }
        if (faults(superuser, owner).isEmpty()) {
            survivors.add("connect as owner");
        }
        return survivors;
    }

    private static void check(Connection connection, List<String> faults, String fault, String query)
            throws SQLException {
        if (!texts(connection, query).isEmpty()) {
            faults.add(fault);
        }
    }

    private static List<String> texts(Connection connection, String query) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
