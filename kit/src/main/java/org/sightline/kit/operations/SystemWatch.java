package org.sightline.kit.operations;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.quarkus.arc.All;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.deadletter.DeadLetterRepository;
import org.sightline.kit.filecheck.FileCheck;
import org.sightline.kit.filecheck.FileChecks;
import org.sightline.kit.flow.Batches;
import org.sightline.kit.flow.Freshness;
import org.sightline.kit.flow.Measure;
import org.sightline.kit.flow.Waits;
import org.sightline.kit.outbox.OutboxState;

/** Looks at everything that can stand still, and says what waits for what. */
@ApplicationScoped
class SystemWatch {

    private static final int MUCH_LAG = 10_000;
    private static final String TO_BE_TAKEN = " are still to be taken.";
    private static final double MILLIS = 1000;

    private final String service;
    private final FlowSettings settings;
    private final Waits waits;
    private final Batches batches;
    private final ConsumerLag lag;
    private final TopicWatch topics;
    private final OutboxState outbox;
    private final DeadLetterRepository letters;
    private final List<Freshness> fresh;
    private final List<SystemAlarm> others;
    private final Measure open = new Measure("how many messages are set aside");
    private final Measure disk = new Measure("how much room the disk has");
    private final Measure unfit = new Measure("how many kept files are not what was given");
    private final FileChecks fileChecks;
    private volatile List<FileCheck> files = List.of();

    SystemWatch(
            @ConfigProperty(name = "quarkus.application.name") String service,
            FlowSettings settings,
            Waits waits,
            Batches batches,
            ConsumerLag lag,
            TopicWatch topics,
            OutboxState outbox,
            DeadLetterRepository letters,
            @All List<Freshness> fresh,
            @All List<SystemAlarm> others,
            FileChecks fileChecks,
            MeterRegistry meters) {
        this.service = service;
        this.settings = settings;
        this.waits = waits;
        this.batches = batches;
        this.lag = lag;
        this.topics = topics;
        this.outbox = outbox;
        this.letters = letters;
        this.fresh = fresh;
        this.others = others;
        meters.gauge("sightline.dead.letters.open", open, Measure::orNaN);
        this.fileChecks = fileChecks;
        meters.gauge("sightline.kept.files.unfit", unfit, Measure::orNaN);
        meters.gauge("sightline.consumers.stuck", this, watch -> watch.stuck().size());
        meters.gauge("sightline.waits", this, watch -> watch.waits.all().size());
        meters.gauge("sightline.disk.free.bytes", disk, Measure::orNaN);
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
        open.take(letters::measure);
        unfit.take(this::unfitFiles);
        if (settings.disk().isPresent()) {
            disk.take(() -> freeBytes(settings.disk().get()));
        }
    }

    private long unfitFiles() {
        List<FileCheck> checks = fileChecks.state();
        files = checks;
        return checks.stream().mapToLong(FileCheck::unfit).sum();
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
        Map<String, Measure> behind = lag.byTopic();
        OutboxState.Waiting waiting = outbox.waiting();
        List<String> alarms = new ArrayList<>();
        alarms.addAll(whatStands(stuck));
        if (waiting != null && waiting.ageNow().compareTo(settings.unwellAfter()) > 0) {
            alarms.add(waiting.depth() + " messages to other services wait, the oldest for "
                    + waiting.ageNow().toSeconds() + " seconds.");
        }
        alarms.addAll(whatIsMuch(behind));
        fresh.forEach(one -> stale(one).ifPresent(alarms::add));
        others.forEach(one -> alarms.addAll(one.sentences()));
        alarms.addAll(topics.sentences());
        alarms.addAll(whatIsNotKnown(behind.values(), waiting));
        return new SystemState(
                service,
                stuck.isEmpty() && alarms.stream().allMatch(alarm -> alarm.contains(TO_BE_TAKEN)),
                alarms.isEmpty() ? List.of("Nothing waits.") : List.copyOf(alarms),
                waiting == null
                        ? new SystemState.Outbox(null, null)
                        : new SystemState.Outbox(
                                waiting.depth(), waiting.ageNow().toSeconds()),
                open.orNull(),
                behind.entrySet().stream()
                        .map(topic -> new SystemState.Topic(
                                topic.getKey(), topic.getValue().orNull(), stuck.contains(topic.getKey())))
                        .toList(),
                disk.orNull(),
                files);
    }

    private List<String> whatStands(Set<String> stuck) {
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
        return alarms;
    }

    private List<String> whatIsMuch(Map<String, Measure> behind) {
        List<String> alarms = new ArrayList<>();
        Long setAside = open.orNull();
        if (setAside != null && setAside > 0) {
            alarms.add(setAside + " messages were set aside and wait for a decision: see the dead letters.");
        }
        behind.forEach((topic, measured) -> {
            Long left = measured.orNull();
            if (left != null && left > MUCH_LAG) {
                alarms.add(left + " messages of " + topic + TO_BE_TAKEN);
            }
        });
        Long free = disk.orNull();
        if (free != null && free < settings.minFreeBytes()) {
            alarms.add("The disk has " + (free >> 20) + " MB left; uploads are refused.");
        }
        files.stream()
                .filter(check -> check.unfit() > 0)
                .map(SystemWatch::unfit)
                .forEach(alarms::add);
        return alarms;
    }

    private List<String> whatIsNotKnown(Collection<Measure> behind, OutboxState.@Nullable Waiting waiting) {
        List<Measure> measures = new ArrayList<>(behind);
        measures.add(open);
        measures.add(topics.weak());
        measures.add(unfit);
        if (settings.disk().isPresent()) {
            measures.add(disk);
        }
        List<String> alarms = new ArrayList<>();
        if (waiting == null) {
            alarms.add("It is not known how many messages to other services wait.");
        }
        measures.stream()
                .filter(measure -> measure.orNull() == null)
                .forEach(measure -> alarms.add("It is not known " + measure.what() + "."));
        return alarms;
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
            return Optional.of("It is not known how old " + one.what() + " is.");
        }
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private static long freeBytes(String directory) {
        try {
            return Files.getFileStore(Files.createDirectories(Path.of(directory).toAbsolutePath()))
                    .getUsableSpace();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
