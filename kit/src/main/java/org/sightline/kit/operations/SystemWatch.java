package org.sightline.kit.operations;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.quarkus.arc.All;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.deadletter.DeadLetterRepository;
import org.sightline.kit.filecheck.FileCheck;
import org.sightline.kit.filecheck.FileChecks;
import org.sightline.kit.flow.Batches;
import org.sightline.kit.flow.Freshness;
import org.sightline.kit.flow.Waits;
import org.sightline.kit.outbox.OutboxState;

/** Looks at everything that can stand still, and says what waits for what. */
@ApplicationScoped
class SystemWatch {

    private static final Logger LOG = Logger.getLogger(SystemWatch.class);
    private static final int MUCH_LAG = 10_000;
    private static final double MILLIS = 1000;

    private final String service;
    private final FlowSettings settings;
    private final Waits waits;
    private final Batches batches;
    private final ConsumerLag lag;
    private final OutboxState outbox;
    private final DeadLetterRepository letters;
    private final List<Freshness> fresh;
    private final FileChecks fileChecks;
    private volatile long open;
    private volatile List<FileCheck> files = List.of();

    SystemWatch(
            @ConfigProperty(name = "quarkus.application.name") String service,
            FlowSettings settings,
            Waits waits,
            Batches batches,
            ConsumerLag lag,
            OutboxState outbox,
            DeadLetterRepository letters,
            @All List<Freshness> fresh,
            FileChecks fileChecks,
            MeterRegistry meters) {
        this.service = service;
        this.settings = settings;
        this.waits = waits;
        this.batches = batches;
        this.lag = lag;
        this.outbox = outbox;
        this.letters = letters;
        this.fresh = fresh;
        this.fileChecks = fileChecks;
        meters.gauge("sightline.dead.letters.open", this, watch -> watch.open);
        meters.gauge(
                "sightline.kept.files.unfit",
                this,
                watch -> watch.files.stream().mapToLong(FileCheck::unfit).sum());
        meters.gauge("sightline.consumers.stuck", this, watch -> watch.stuck().size());
        meters.gauge("sightline.waits", this, watch -> watch.waits.all().size());
        meters.gauge("sightline.disk.free.bytes", this, watch -> {
            Long free = watch.freeBytes();
            return free == null ? Double.NaN : free;
        });
        fresh.forEach(one -> meters.gauge(
                "sightline.age.seconds", List.of(Tag.of("what", one.what())), one, SystemWatch::ageSeconds));
    }

    private static double ageSeconds(Freshness one) {
        try {
            return one.asOf()
                    .map(at -> Duration.between(at, Instant.now()).toMillis() / MILLIS)
                    .orElse(Double.NaN);
        } catch (RuntimeException away) {
            return Double.NaN;
        }
    }

    @Scheduled(every = "${sightline.flow.measure-every:15S}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void measure() {
        try {
            open = letters.measure();
            files = fileChecks.state();
        } catch (RuntimeException away) {
            LOG.debugf("Dead letters and kept files cannot be counted: %s", away.getMessage());
        }
    }

    /** The topics whose consumer has work and does nothing, and does not wait for anything that is away. */
    Set<String> stuck() {
        Set<String> topics = new TreeSet<>(lag.standStill(settings.stuckAfter()));
        batches.standStill(settings.stuckAfter()).forEach(batch -> topics.add(batch.topic()));
        topics.removeIf(topic -> waits.waits(topic + " messages"));
        return topics;
    }

    SystemState state() {
        Set<String> stuck = stuck();
        OutboxState.Waiting waiting = outbox.waiting();
        Map<String, Long> behind = lag.byTopic();
        Long free = freeBytes();
        List<String> alarms = new ArrayList<>();
        Instant unwell = Instant.now().minus(settings.unwellAfter());
        for (Waits.Wait wait : waits.all()) {
            if (wait.since().isBefore(unwell)) {
                alarms.add(capital(wait.who()) + " wait for " + wait.what() + " since " + wait.since()
                        + ". Nothing is lost; they go on by themselves.");
            }
        }
        stuck.forEach(topic -> alarms.add("The consumer of " + topic + " stands still although there are messages. "
                + capital(service) + " has to be restarted; nothing is skipped."));
        if (waiting.ageNow().compareTo(settings.unwellAfter()) > 0) {
            alarms.add(waiting.depth() + " messages to other services wait, the oldest for "
                    + waiting.ageNow().toSeconds() + " seconds.");
        }
        if (open > 0) {
            alarms.add(open + " messages were set aside and wait for a decision: see the dead letters.");
        }
        behind.forEach((topic, left) -> {
            if (left > MUCH_LAG) {
                alarms.add(left + " messages of " + topic + " are still to be taken.");
            }
        });
        if (free != null && free < settings.minFreeBytes()) {
            alarms.add("The disk has " + (free >> 20) + " MB left; uploads are refused.");
        }
        List<FileCheck> checks = files;
        checks.stream()
                .filter(check -> check.unfit() > 0)
                .map(SystemWatch::unfit)
                .forEach(alarms::add);
        fresh.forEach(one -> stale(one).ifPresent(alarms::add));
        return new SystemState(
                service,
                stuck.isEmpty() && alarms.stream().allMatch(alarm -> alarm.contains("are still to be taken")),
                alarms.isEmpty() ? List.of("Nothing waits.") : List.copyOf(alarms),
                new SystemState.Outbox(waiting.depth(), waiting.ageNow().toSeconds()),
                open,
                behind.entrySet().stream()
                        .map(topic ->
                                new SystemState.Topic(topic.getKey(), topic.getValue(), stuck.contains(topic.getKey())))
                        .toList(),
                free,
                checks);
    }

    private static String unfit(FileCheck check) {
        return "Kept files of " + check.folder() + " that are not what was given: " + check.unfit()
                + ". They are not handed out. Put them back from a backup, and find out who changed them: "
                + check.which().stream()
                        .limit(3)
                        .map(file -> file.sha256() + " (" + file.reason() + ")")
                        .collect(Collectors.joining(", "))
                + (check.unfit() > 3 ? ", and more." : ".");
    }

    private static Optional<String> stale(Freshness one) {
        if (one.longest().isZero()) {
            return Optional.empty();
        }
        try {
            return one.asOf()
                    .filter(at -> at.isBefore(Instant.now().minus(one.longest())))
                    .map(at -> capital(one.what()) + " is as of " + at + ", which is more than "
                            + one.longest().toDays() + " days ago.");
        } catch (RuntimeException away) {
            return Optional.empty();
        }
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private @Nullable Long freeBytes() {
        if (settings.disk().isEmpty()) {
            return null;
        }
        try {
            Path directory =
                    Files.createDirectories(Path.of(settings.disk().get()).toAbsolutePath());
            return Files.getFileStore(directory).getUsableSpace();
        } catch (IOException gone) {
            return 0L;
        }
    }
}
