package org.sightline.kit.caller;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.sightline.kit.sql.Sql;
import org.sightline.kit.testapp.RealKit;
import org.sightline.testsupport.service.LongRun;

/**
 * Random sequences of messages about rights and of calls in between, at a service with real tokens and its own database,
 * and at a small model. They never differ. The gateway's test of this name does the same with its own API.
 *
 * <p>A seeded sample in every run; {@code ./sightline verify access} runs 10,000 sequences and goes on where it ended.
 */
@QuarkusTest
@RealKit
class AccessModelTest {

    private static final Logger LOG = Logger.getLogger(AccessModelTest.class);
    private static final int SEQUENCES = Integer.getInteger("sightline.verify.sequences", 60);
    private static final long SEED = Long.getLong("sightline.verify.seed", 889L);
    private static final int WORKERS = Integer.getInteger("sightline.verify.workers", 2);

    @Inject
    GrantConsumer grants;

    @Inject
    Sql sql;

    @TestHTTPResource("/acts")
    URI acts;

    @ConfigProperty(name = "sightline.keycloak.url")
    String keycloak;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String database;

    @Test
    void aServiceAndTheModelNeverDiffer() throws Exception {
        LongRun run = LongRun.of("access-service", SEED, SEQUENCES);
        List<Callable<Void>> work = new ArrayList<>();
        for (int i = 0; i < WORKERS; i++) {
            work.add(() -> work(run));
        }
        try (ExecutorService workers = Executors.newFixedThreadPool(WORKERS)) {
            for (Future<Void> worker : workers.invokeAll(work)) {
                worker.get();
            }
        }
        LOG.infof("%d sequences, seed %d: %s", run.done(), SEED, run.counts());
        assertThat(run.done()).isEqualTo(SEQUENCES);
        assertThat(run.counts().keySet())
                .as("every kind of answer came")
                .contains("answers.200", "answers.401", "answers.403", "answers.404", "lists");
    }

    private Void work(LongRun run) throws Exception {
        try {
            AccessSequences sequences = new AccessSequences(grants, sql, acts, keycloak, database);
            for (int part = run.next(); part >= 0; part = run.next()) {
                run.done(part, sequences.run(SEED + part));
            }
        } catch (Exception | AssertionError differs) {
            run.stop();
            throw differs;
        }
        return null;
    }
}
