package org.sightline.ingest.run;

import java.io.IOException;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.sightline.ingest.buyer.BuyerName;
import org.sightline.ingest.buyer.BuyerRepository;
import org.sightline.ingest.journey.Preview;
import org.sightline.ingest.line.LineStore;
import org.sightline.ingest.row.Batch;
import org.sightline.ingest.row.ImportJob;
import org.sightline.ingest.row.Rehearsal;
import org.sightline.ingest.upload.ImportStatus;
import org.sightline.kit.json.Json;
import org.sightline.kit.sql.Sql;
import org.sightline.tabular.Content;
import org.sightline.tabular.TableFile;
import org.sightline.tabular.UnreadableFile;

/** Reads the file of an import as a load would, compares it with what is held, and keeps only what it would come to. */
final class PreviewRun {

    private static final int MOST_BUYERS = 1_000;

    private final Sql sql;
    private final ImportJob job;
    private final ImportRuns.Tools tools;
    private final BooleanSupplier stopping;
    private final Map<UUID, UUID> some = new HashMap<>();
    private final Map<Buyers.Name, Seen> buyers = new HashMap<>();
    private boolean moreBuyers;
    private LineStore.Comparison compared = new LineStore.Comparison(0, 0, 0);

    /** A buyer of the file: its name as first published, and its lines. */
    private record Seen(String published, long lines) {}

    PreviewRun(Connection connection, ImportJob job, ImportRuns.Tools tools, BooleanSupplier stopping) {
        this.sql = Sql.on(connection);
        this.job = job;
        this.tools = tools;
        this.stopping = stopping;
    }

    void run() throws IOException {
        tools.revisions().begin(sql, job.id(), "Reading the file for the preview.");
        try {
            TableFile file = tools.files().file(job.sha256());
            long most = tools.settings().maxBytes();
            Content.check(file, most);
            Rehearsal.Figures figures = Rehearsal.of(job, file, tools.files().scratch(), most, this::take);
            compare();
            tools.revisions()
                    .keepPreview(
                            sql,
                            job.id(),
                            Json.write(preview(figures)),
                            (figures.muchRejected()
                                            + " Nothing is stored yet. Check the preview, then import the file or cancel the import.")
                                    .strip());
        } catch (UnreadableFile broken) {
            tools.imports().end(job.id(), new Ending(ImportStatus.FAILED, String.valueOf(broken.getMessage())));
        } catch (CancellationException stopped) {
            // Somebody stopped it, or the process ends; then it is read again.
            some.clear();
        }
    }

    private void take(Batch.Candidate line) {
        Buyers.Name name = Buyers.Name.of(line);
        Seen seen = buyers.get(name);
        if (seen != null) {
            buyers.put(name, new Seen(seen.published(), seen.lines() + 1));
        } else if (buyers.size() < MOST_BUYERS) {
            buyers.put(name, new Seen(line.content().buyerName(), 1));
        } else {
            moreBuyers = true;
        }
        some.put(line.id(), line.hash());
        if (some.size() >= tools.settings().batchRows()) {
            compare();
        }
    }

    private void compare() {
        if (stopping.getAsBoolean() || tools.imports().job(sql, job.id()).isEmpty()) {
            throw new CancellationException();
        }
        LineStore.Comparison more = LineStore.compare(sql, some);
        compared = new LineStore.Comparison(
                compared.fresh() + more.fresh(), compared.changed() + more.changed(), compared.same() + more.same());
        some.clear();
    }

    private Preview preview(Rehearsal.Figures figures) {
        List<Preview.Buyer> named = named();
        return new Preview(
                figures.rows(),
                figures.lines(),
                figures.repeated(),
                figures.rejected(),
                figures.total().toPlainString(),
                figures.firstDate(),
                figures.lastDate(),
                compared.fresh(),
                compared.changed(),
                compared.same(),
                named,
                named.stream().filter(Preview.Buyer::firstSeen).count(),
                moreBuyers,
                figures.reasons(),
                tools.clock().instant());
    }

    /** The buyers, those first that nobody knows. */
    private List<Preview.Buyer> named() {
        Set<Buyers.Name> known =
                new HashSet<>(Buyers.known(sql, buyers.keySet()).keySet());
        Map<UUID, Buyers.Name> ids = new HashMap<>();
        buyers.keySet().forEach(name -> ids.put(BuyerName.agencyId(name.state(), name.normalised()), name));
        BuyerRepository.known(sql, ids.keySet()).forEach(id -> known.add(Objects.requireNonNull(ids.get(id))));
        List<Preview.Buyer> named = new ArrayList<>();
        buyers.forEach((name, seen) ->
                named.add(new Preview.Buyer(seen.published(), name.state(), seen.lines(), !known.contains(name))));
        named.sort(Comparator.comparing(Preview.Buyer::firstSeen)
                .thenComparingLong(Preview.Buyer::lines)
                .reversed()
                .thenComparing(Preview.Buyer::name));
        return named;
    }
}
