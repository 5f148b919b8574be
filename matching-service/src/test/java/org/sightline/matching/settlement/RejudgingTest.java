package org.sightline.matching.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;
import org.sightline.matching.InventedLine;
import org.sightline.matching.RealService;
import org.sightline.matching.finding.Finding;
import org.sightline.matching.finding.FindingChange;
import org.sightline.matching.finding.FindingRepository;
import org.sightline.matching.finding.TimelineEntry;
import org.sightline.matching.held.GroupKey;
import org.sightline.matching.law.RuleChange;
import org.sightline.matching.law.RuleJudgingRepository;
import org.sightline.matching.law.RulesInForce;
import org.sightline.matching.verdict.book.RuleBook;
import org.sightline.matching.watchlists.Watchlists;

/** Many findings judged again at once are what they would be one by one, whoever has some of them in hand. */
@QuarkusTest
class RejudgingTest extends RealService {

    private static final RowScope JOB = RowScope.job("test");

    /** More than from which on rows go by COPY. */
    private static final int MANY = 130;

    /** All that is stored of findings, but for the moments at which it was. */
    private static final List<String> STORED = List.of("""
            select (to_jsonb(f) - 'updated_at')::text as row from finding f where agency_id = :agency order by id
            """, """
            select (to_jsonb(e) - 'at')::text as row
            from finding_event e where agency_id = :agency order by finding_id, seq
            """, """
            select (to_jsonb(v) - 'recorded_at' - 'body')::text
              || (cast(v.body as jsonb) - 'updatedAt' - 'timeline')::text as row
            from finding_version v where agency_id = :agency order by finding_id, version
            """);

    @Inject
    Settlement settlement;

    @Inject
    FindingRepository findings;

    @Inject
    Watchlists lists;

    @Inject
    RulesInForce rules;

    @Inject
    RuleJudgingRepository judging;

    @Inject
    Sql sql;

    private final UUID agency = UUID.randomUUID();

    @Test
    void manyFindingsThatTurnAreStoredAsOneByOne() {
        Set<GroupKey> groups = manyGroups();

        List<String> together = undone(() -> {
            settlement.again(groups, grounds());
            return stored();
        });
        List<String> oneByOne = undone(() -> {
            Grounds grounds = grounds();
            groups.forEach(group -> settlement.again(Set.of(group), grounds));
            return stored();
        });

        assertThat(together)
                .filteredOn(row -> row.contains("\"action\": \"rejudged\""))
                .hasSizeGreaterThanOrEqualTo(MANY);
        assertThat(together).isEqualTo(oneByOne);
    }

    @Test
    void manyFindingsThatAreOpenedAreStoredAsOneByOne() {
        Set<GroupKey> groups = manyGroups();
        Instant now = Instant.parse("2026-11-27T12:00:00.123456Z");

        List<String> together = undone(() -> {
            findings.storeMany(opened(groups, now), now);
            return stored();
        });
        List<String> oneByOne = undone(() -> {
            findings.store(opened(groups, now), now);
            return stored();
        });

        assertThat(together).isEqualTo(oneByOne);
        assertThat(together).filteredOn(row -> row.contains("\"another po-")).hasSizeGreaterThanOrEqualTo(MANY);
    }

    /** New findings that say what those of the groups say, on other documents. */
    private List<FindingChange> opened(Set<GroupKey> groups, Instant now) {
        return findings.lockIn(groups).values().stream()
                .flatMap(List::stream)
                .map(like -> {
                    GroupKey group = new GroupKey(
                            agency,
                            "another " + like.group().documentKey(),
                            like.group().makerKey());
                    UUID id = UUID.nameUUIDFromBytes(like.id().toString().getBytes(StandardCharsets.UTF_8));
                    FindingChange change = FindingChange.opened(
                            Finding.opened(id, group, like.subject(), like.content(), like.correlationId(), now));
                    change.add(TimelineEntry.bySystem(now, TimelineEntry.Action.OPENED, "A test.", null, "new"));
                    return change;
                })
                .toList();
    }

    @Test
    void nothingIsWrittenWhereNothingTurns() {
        Set<GroupKey> groups = manyGroups();

        undone(() -> {
            List<String> before = stored();
            Effects effects = settlement.again(groups, new Grounds(lists.hold(), rules.hold(), "A test."));
            assertThat(effects.changed()).isEmpty();
            assertThat(stored()).isEqualTo(before);
            return before;
        });
    }

    @Test
    void whatSomebodyDecidesIsLeftAndTheOthersAreJudged() {
        Set<GroupKey> groups = manyGroups();
        GroupKey inHand = groups.iterator().next();
        FutureTask<Set<GroupKey>> beside = new FutureTask<>(() -> left(groups));
        Set<GroupKey> left = sql.as(
                JOB,
                () -> QuarkusTransaction.requiringNew().call(() -> {
                    findings.lockIn(Set.of(inHand));
                    Thread.ofPlatform().start(beside);
                    return beside.get(60, TimeUnit.SECONDS);
                }));
        assertThat(left).containsExactly(inHand);
        assertThat(left(groups)).isEmpty();
    }

    /** By the rules in force, so nothing turns. */
    private Set<GroupKey> left(Set<GroupKey> groups) {
        return sql.as(
                JOB,
                () -> QuarkusTransaction.requiringNew()
                        .call(() -> settlement.againWhereFree(groups, lists.hold(), "A test.")));
    }

    @Test
    void aFindingIsInOnePartWhateverItsIdIs() {
        for (int number = 0; number < 16; number++) {
            RuleJudgingRepository.Part part = new RuleJudgingRepository.Part(1, number, null);
            UUID first = new UUID((long) number << 60, 0);
            UUID last = new UUID((long) number << 60 | 0x0fff_ffff_ffff_ffffL, -1);
            assertThat(part.until()).isEqualTo(last);
            // Nobody has the id of zeros alone.
            assertThat(compared(part.after(), first)).isLessThanOrEqualTo(0);
            assertThat(compared(part.after(), number == 0 ? first : new UUID(((long) number << 60) - 1, -1)))
                    .isZero();
        }
        UUID at = UUID.randomUUID();
        assertThat(new RuleJudgingRepository.Part(1, 7, at).after()).isEqualTo(at);
    }

    /** As the database compares them: by their digits. */
    private static int compared(UUID one, UUID other) {
        return one.toString().compareTo(other.toString());
    }

    @Test
    void aPartGoesOnWhereItStoppedAndIsNotCountedTwice() {
        int version = 1_000_000;
        UUID at = UUID.randomUUID();
        undone(() -> {
            sql.query("""
                            insert into rule_version
                              (version, rule_book_version, summary, drafted_by, approved_by, published_at, changes)
                            values (:version, 'test', 'test', 'test', 'another', now(), '[]')
                            """).with("version", version).change();
            judging.begin(version);
            judging.begin(version);
            RuleJudgingRepository.Part part = judging.lockPart(version).orElseThrow();
            assertThat(part).isEqualTo(new RuleJudgingRepository.Part(version, 0, null));
            judging.advance(part, at, 1_000, false);
            judging.advance(part, UUID.randomUUID(), 1_000, true);
            RuleJudgingRepository.Part next = judging.lockPart(version).orElseThrow();
            assertThat(next).isEqualTo(new RuleJudgingRepository.Part(version, 0, at));
            judging.advance(next, at, 0, true);
            assertThat(judging.lockPart(version).orElseThrow().number()).isEqualTo(1);
            assertThat(judging.isFinished(version)).isFalse();
            assertThat(sql.query("select sum(judged) from rejudging where version = :version")
                            .with("version", version)
                            .number())
                    .isEqualTo(1_000);
            return at;
        });
    }

    /** Purchases that a rule prohibits, each with a document of its own, but for a few. */
    private Set<GroupKey> manyGroups() {
        agency(agency, 1, "city", false);
        List<UUID> ids = IntStream.range(0, MANY)
                .mapToObj(n -> UUID.nameUUIDFromBytes((agency + " " + n).getBytes(StandardCharsets.UTF_8)))
                .toList();
        for (int n = 0; n < MANY; n++) {
            send(
                    "contract-lines",
                    ids.get(n),
                    InventedLine.same(ids.get(n))
                            .line()
                            .agency(agency)
                            .document("PO-" + n)
                            .description("HIKVISION 4MP TURRET CAMERA DS-2CD2343G0-I")
                            .made());
        }
        settled(agency, MANY);
        return new TreeSet<>(sql.as(
                JOB, () -> QuarkusTransaction.requiringNew().call(() -> findings.groupsOf(Set.of(agency)))));
    }

    /** Another book, by which each of the findings says something else. */
    private Grounds grounds() {
        RuleBook book = rules.hold();
        List<RuleChange> withdrawn = List.of(new RuleChange(
                "withdraw", null, "F889-B1", null, null, null, null, null, null, null, null, null, null));
        return new Grounds(lists.hold(), RuleChange.applyTo(book, withdrawn, LocalDate.now()), "A test.");
    }

    private List<String> stored() {
        List<String> rows = new ArrayList<>();
        for (String query : STORED) {
            rows.addAll(sql.query(query).with("agency", agency).list(row -> row.requiredText("row")));
        }
        return rows;
    }

    private <T> T undone(Supplier<T> work) {
        return sql.as(JOB, () -> DryRun.undone(work::get));
    }
}
