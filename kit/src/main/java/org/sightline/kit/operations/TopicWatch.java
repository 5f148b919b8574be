package org.sightline.kit.operations;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.sightline.kit.flow.Measure;
import org.sightline.kit.message.TopicOwners;
import org.sightline.kit.message.TopicStrengths;

/**
 * Whether the topics that this service writes and reads keep what the broker has acknowledged. It looks as soon as the broker
 * answers after the start, and again every ten minutes.
 */
@ApplicationScoped
class TopicWatch {

    private static final Logger LOG = Logger.getLogger(TopicWatch.class);
    private static final long AGAIN_NANOS = Duration.ofMinutes(10).toNanos();

    private final TopicStrengths strengths;
    private final ConsumerLag lag;
    private final String service;
    private final int copies;
    private final Measure weak = new Measure("whether the topics keep what the broker has acknowledged");
    private volatile List<String> sentences = List.of();
    private long lookedAt;

    TopicWatch(
            TopicStrengths strengths,
            ConsumerLag lag,
            @ConfigProperty(name = "quarkus.application.name") String service,
            @ConfigProperty(name = "sightline.kafka.copies") int copies,
            MeterRegistry meters) {
        this.strengths = strengths;
        this.lag = lag;
        this.service = service;
        this.copies = copies;
        meters.gauge("sightline.topics.weak", weak, Measure::orNaN);
    }

    /** How many topics are weaker than they need to be. */
    Measure weak() {
        return weak;
    }

    /** One for each topic that is weaker than it needs to be, when it was last looked. */
    List<String> sentences() {
        return sentences;
    }

    @Scheduled(every = "${sightline.flow.measure-every:15S}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void lookFromTimeToTime() {
        if (weak.orNull() == null || System.nanoTime() - lookedAt > AGAIN_NANOS) {
            look();
        }
    }

    /** Looks now. What is weaker than before is logged as a warning. */
    synchronized void look() {
        lookedAt = System.nanoTime();
        weak.take(() -> {
            List<String> found = strengths.weaknesses(topics(), copies);
            found.stream().filter(sentence -> !sentences.contains(sentence)).forEach(LOG::warn);
            sentences = found;
            return found.size();
        });
    }

    private Set<String> topics() {
        Set<String> topics = new TreeSet<>(lag.byTopic().keySet());
        topics.addAll(TopicOwners.ownedBy(service));
        Set<String> all = new TreeSet<>(topics);
        topics.forEach(topic -> all.add(topic + ".dead"));
        return all;
    }
}
