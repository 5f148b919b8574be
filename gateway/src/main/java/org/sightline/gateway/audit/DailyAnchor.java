package org.sightline.gateway.audit;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.audit.Anchor;
import org.sightline.kit.audit.AnchorFolder;
import org.sightline.kit.audit.AnchorKeys;

/**
 * Writes once a day, in a folder outside of the database, how far each chain is, signed with a key that the database
 * never sees. Copy the folder to where its owner is another one than the database's.
 */
@ApplicationScoped
class DailyAnchor {

    private static final Logger LOG = Logger.getLogger(DailyAnchor.class);

    private final AuditRepository rows;
    private final Clock clock;
    private final @Nullable AnchorFolder folder;
    private final @Nullable PrivateKey key;

    DailyAnchor(
            AuditRepository rows,
            Clock clock,
            @ConfigProperty(name = "sightline.audit.anchors.folder") Optional<Path> folder,
            @ConfigProperty(name = "sightline.audit.anchors.key") Optional<Path> key,
            @ConfigProperty(name = "sightline.audit.anchors.make-key", defaultValue = "false") boolean makesKey)
            throws IOException {
        this.rows = rows;
        this.clock = clock;
        this.folder = folder.map(AnchorFolder::new).orElse(null);
        if (folder.isPresent() && key.isEmpty()) {
            throw new IllegalStateException(
                    "sightline.audit.anchors.folder is given, but sightline.audit.anchors.key is not: make a pair of keys with"
                            + " \"./sightline audit key PRIVATE PUBLIC\".");
        }
        if (makesKey && folder.isPresent() && !Files.exists(key.orElseThrow())) {
            Files.createDirectories(folder.get());
            AnchorKeys.make(key.get(), folder.get().resolve(AnchorFolder.PUBLIC_KEY));
        }
        this.key = key.isPresent() ? AnchorKeys.privateKey(key.get()) : null;
    }

    /** Asked at the start, so that a key that is missing is found then. */
    void start(@Observes StartupEvent event, MeterRegistry metrics) {
        AnchorFolder anchors = folder;
        if (anchors == null) {
            LOG.warn("No folder for anchors of the audit log is set (sightline.audit.anchors.folder): who owns the"
                    + " database could write the log anew, unseen");
        } else {
            metrics.gauge("sightline.audit.anchor.age.days", anchors, this::age);
        }
    }

    private double age(AnchorFolder anchors) {
        LocalDate newest = anchors.newest();
        return newest == null ? Double.NaN : ChronoUnit.DAYS.between(newest, today());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    @Scheduled(every = "${sightline.audit.anchors.look-every:60S}", delayed = "20S")
    void write() {
        if (folder != null && key != null && !folder.has(today())) {
            write(folder, key);
        }
    }

    private void write(AnchorFolder anchors, PrivateKey signing) {
        Instant now = clock.instant();
        Map<UUID, Anchor.Mark> marks = new TreeMap<>();
        rows.allEnds().forEach((chain, end) -> marks.put(chain, new Anchor.Mark(end.seq(), end.hash())));
        anchors.write(LocalDate.ofInstant(now, ZoneOffset.UTC), now, marks, signing);
        LOG.infof("Anchored the audit log: %d chains", marks.size());
    }
}
