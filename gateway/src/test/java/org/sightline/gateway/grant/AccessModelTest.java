package org.sightline.gateway.grant;

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
import org.sightline.gateway.RealGateway;
import org.sightline.gateway.view.View;
import org.sightline.testsupport.service.LongRun;

/**
 * Random sequences of what can happen to rights (given, taken, ended, disabled, signed out, merged, signed in again) and of
 * calls in between, at the running gateway with real tokens and at a small model. They never differ.
 *
 * <p>A seeded sample in every run; {@code ./sightline verify access} runs 10,000 sequences and goes on where it ended.
 */
@QuarkusTest
@RealGateway
class AccessModelTest {

    private static final Logger LOG = Logger.getLogger(AccessModelTest.class);
    private static final int SEQUENCES = Integer.getInteger("sightline.verify.sequences", 60);
    private static final long SEED = Long.getLong("sightline.verify.seed", 889L);
    private static final int WORKERS = Integer.getInteger("sightline.verify.workers", 2);

    @Inject
    GrantRepository grants;

    @Inject
    View view;

    @TestHTTPResource("/api")
    URI api;

    @ConfigProperty(name = "sightline.keycloak.url")
    String keycloak;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String database;

    @Test
    void theGatewayAndTheModelNeverDiffer() throws Exception {
        LongRun run = LongRun.of("access-gateway", SEED, SEQUENCES);
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
                .contains(
                        "answers.200",
                        "answers.201",
                        "answers.204",
                        "answers.401",
                        "answers.403",
                        "answers.404",
                        "answers.409");
    }

    private Void work(LongRun run) throws Exception {
        try {
            AccessSequences sequences = new AccessSequences(grants, view, api, keycloak, database);
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
