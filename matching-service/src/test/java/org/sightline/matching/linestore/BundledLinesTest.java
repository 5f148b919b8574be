package org.sightline.matching.linestore;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;
import org.sightline.matching.InventedLine;
import org.sightline.matching.RealService;
import org.sightline.matching.held.ContractLine;

/** Where lines lie: those that match nothing in bundles, all others in rows. */
@QuarkusTest
class BundledLinesTest extends RealService {

    @Inject
    LineStore lines;

    @Inject
    LineBundleRepository bundles;

    @Inject
    Sql sql;

    private final UUID agency = UUID.randomUUID();
    private final RowScope consumer = RowScope.consumer("contract-lines", Set.of(agency));

    private ContractLine line(UUID id, long version, String description) {
        return InventedLine.same(id)
                .line()
                .version(version)
                .agency(agency)
                .description(description)
                .made();
    }

    private <T> T in(RowScope scope, Callable<T> work) {
        return sql.as(scope, () -> QuarkusTransaction.requiringNew().call(work));
    }

    private void store(Set<UUID> matched, ContractLine... some) {
        in(consumer, () -> {
            lines.store(List.of(some), line -> matched.contains(line.id()));
            return true;
        });
    }

    /** The stored lines that say this, wherever they lie. */
    private LineScan.Found saying(String text) {
        return in(RowScope.job("test"), () -> {
            LineScan.Extent extent = lines.scan().extent();
            List<UUID> rows = new ArrayList<>();
            List<ContractLine> bundled = new ArrayList<>();
            for (long place = 0; place < extent.end(); ) {
                LineScan.Found found = lines.scan()
                        .findTogether(
                                extent,
                                place,
                                subject -> String.valueOf(subject.description()).contains(text));
                rows.addAll(found.ids());
                bundled.addAll(found.bundled());
                place = found.next();
            }
            return new LineScan.Found(rows, bundled, 0, extent.end());
        });
    }

    private List<UUID> held(UUID... ids) {
        return in(RowScope.job("test"), () -> lines.lines(List.of(ids), false)).stream()
                .map(ContractLine::id)
                .toList();
    }

    @Test
    void aLineThatMatchesHasARowAndOneThatDoesNotLiesInABundle() {
        UUID matching = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        String word = "WORD" + matching;
        ContractLine nothing = line(other, 1, word);
        store(Set.of(matching), line(matching, 1, word), nothing);
        assertThat(held(matching, other)).containsExactly(matching);
        LineScan.Found found = saying(word);
        assertThat(found.ids()).containsExactly(matching);
        assertThat(found.bundled()).containsExactly(nothing);
    }

    @Test
    void eachLineThatIsStoredIsAskedOnceWhetherOrNotABundleTakesIt() {
        ContractLine first = line(UUID.randomUUID(), 1, "CHAIRS");
        ContractLine later = line(UUID.randomUUID(), 2, "CHAIRS");
        List<ContractLine> asked = new ArrayList<>();
        in(consumer, () -> lines.store(List.of(first, later), line -> !asked.add(line)));
        assertThat(asked).containsExactly(first, later);
    }

    @Test
    void aBundledLineGetsARowOnce() {
        UUID id = UUID.randomUUID();
        String word = "WORD" + id;
        ContractLine line = line(id, 1, word);
        store(Set.of(), line);
        store(Set.of(), line);
        List<ContractLine> twice = saying(word).bundled();
        assertThat(twice).hasSize(2);
        assertThat(in(RowScope.job("test"), () -> lines.scan().giveRows(twice))).containsExactly(id);
        assertThat(in(RowScope.job("test"), () -> lines.scan().giveRows(twice))).isEmpty();
        assertThat(in(RowScope.job("test"), () -> lines.lines(List.of(id), false)))
                .containsExactly(line);
    }

    @Test
    void aBundledLineNeverTakesThePlaceOfANewerRow() {
        UUID id = UUID.randomUUID();
        String word = "WORD" + id;
        ContractLine newer = line(id, 2, "something else");
        store(Set.of(), line(id, 1, word));
        store(Set.of(), newer);
        store(Set.of(), line(id, 1, word));
        assertThat(in(RowScope.job("test"), () -> lines.scan().giveRows(List.of(line(id, 1, word)))))
                .isEmpty();
        assertThat(in(RowScope.job("test"), () -> lines.lines(List.of(id), false)))
                .containsExactly(newer);
    }

    @Test
    void whatALineSaidGoesFromItsBundleWhenANewerVersionCame() {
        UUID corrected = UUID.randomUUID();
        UUID alone = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        String word = "WORD" + other;
        ContractLine stays = line(other, 1, word);
        store(Set.of(), line(corrected, 1, word), stays);
        store(Set.of(), line(alone, 1, word));
        store(Set.of(), line(corrected, 2, "masked"), line(alone, 2, "masked"));
        bundles.clean();
        assertThat(saying(word).bundled()).containsExactly(stays);
        assertThat(in(
                        RowScope.job("test"),
                        () -> sql.query("select line_ids from line_superseded").list(row -> row.uuids("line_ids"))))
                .allSatisfy(left -> assertThat(left).doesNotContain(corrected, alone));
    }

    @Test
    void allLinesOfAnImportGoFromTheirBundlesWhenItIsTakenBack() {
        String word = "WORD" + UUID.randomUUID();
        List<UUID> ids =
                Stream.generate(UUID::randomUUID).limit(4L * LineBundle.MOST).toList();
        ContractLine stays = line(UUID.randomUUID(), 1, word);
        store(
                Set.of(),
                Stream.concat(Stream.of(stays), ids.stream().map(id -> line(id, 1, word)))
                        .toArray(ContractLine[]::new));
        store(Set.of(), ids.stream().map(id -> line(id, 2, "taken back")).toArray(ContractLine[]::new));
        bundles.clean();
        assertThat(saying(word).bundled()).containsExactly(stays);
    }

    @Test
    void whoWorksForAnAgencySeesNoBundle() {
        store(Set.of(), line(UUID.randomUUID(), 1, "CHAIRS"));
        assertThat(in(
                        consumer,
                        () -> sql.query("select count(*) from line_bundle").number()))
                .isZero();
    }
}
