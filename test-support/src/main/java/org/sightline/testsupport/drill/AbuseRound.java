package org.sightline.testsupport.drill;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.sightline.localstack.stack.Part;
import org.sightline.localstack.stack.Stack;

/**
 * Sends all that a reporter and nobody can send to do harm, one after the other, while a person of another agency reads. No
 * part may end, each case is answered as it should be, and the other person is answered all the time.
 */
public final class AbuseRound {

    private static final Duration BETWEEN = Duration.ofMillis(50);
    private static final int TRIES = 90;
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final Stack stack;
    private final Person attacker;
    private final Person other;
    private final Consumer<String> say;
    private final List<String> wrong = new ArrayList<>();
    private final List<Double> waits = Collections.synchronizedList(new ArrayList<>());
    private volatile double worstOfAll;

    /**
     * Somebody of an agency.
     *
     * @param token gives a valid access token whenever asked
     */
    public record Person(String agency, Supplier<String> token) {}

    /**
     * What came of it.
     *
     * @param cases how many there were
     * @param wrong what was not as it must be: nothing
     * @param worstSeconds the longest that the other person waited
     * @param usualSeconds as long as the other person waited for 99 of 100 answers, or less
     */
    public record Report(int cases, List<String> wrong, double worstSeconds, double usualSeconds) {}

    private AbuseRound(Stack stack, Person attacker, Person other, Consumer<String> say) {
        this.stack = stack;
        this.attacker = attacker;
        this.other = other;
        this.say = say;
    }

    /**
     * Runs all cases against a stack that runs and that nobody supervises.
     *
     * @param part 1 for all of it, more for a part of what is large or many
     */
    public static Report run(Stack stack, Person attacker, Person other, int part, Consumer<String> say) {
        AbuseRound round = new AbuseRound(stack, attacker, other, say);
        List<AbuseCases.Case> cases = new AbuseCases(part).all();
        cases.forEach(round::run);
        round.requireAnswered();
        return round.report(cases.size());
    }

    /**
     * Holds many slow connections of one agency at once, spread over its people and machines, while another person reads.
     *
     * @param tokens of the people and machines of the attacker's agency
     * @param seconds how long a byte a second is sent over each connection; those that are ended are not opened again
     */
    public static Report crowd(
            Stack stack,
            Person attacker,
            List<Supplier<String>> tokens,
            Person other,
            int connections,
            int seconds,
            Consumer<String> say) {
        AbuseRound round = new AbuseRound(stack, attacker, other, say);
        round.run(AbuseCases.crowd(attacker.agency(), tokens, connections, seconds));
        return round.report(1);
    }

    private Report report(int cases) {
        List<Double> sorted = waits.stream().sorted().toList();
        double usual = sorted.isEmpty() ? 0 : sorted.get((sorted.size() - 1) * 99 / 100);
        return new Report(cases, List.copyOf(wrong), worstOfAll, usual);
    }

    private void run(AbuseCases.Case one) {
        Attacker sender = new Attacker(
                URI.create(stack.url(Part.GATEWAY)),
                one.byReporter() ? attacker.token().get() : null,
                attacker.agency());
        Reader reader = new Reader();
        Thread reading = Thread.ofVirtual().start(reader);
        long begun = System.nanoTime();
        List<Integer> statuses;
        try {
            statuses = one.attack().apply(sender);
        } finally {
            reader.ended.set(true);
            join(reading);
        }
        double took = (System.nanoTime() - begun) / 1e9;
        worstOfAll = Math.max(worstOfAll, reader.worst);
        SortedMap<Integer, Integer> counted = counted(statuses);
        say.accept(String.format(
                Locale.ROOT,
                "  %-60s %5.1f s, answered %s; the other waited %.2f s at most (%d reads)",
                one.name(),
                took,
                counted,
                reader.worst,
                reader.reads));
        check(one, counted.keySet(), reader);
    }

    /** What the attacker held is given back: whoever behaves is answered again. */
    private void requireAnswered() {
        Attacker now = new Attacker(
                URI.create(stack.url(Part.GATEWAY)), attacker.token().get(), attacker.agency());
        String line = "{\"description\":\"HIKVISION DS-2CD2143G0-I\"}\n";
        int me = 0;
        int stream = 0;
        for (int i = 0; i < TRIES && (me != 200 || stream != 200); i++) {
            pause();
            me = now.get("/api/me");
            stream = now.send("POST", "/api/screen/bulk", "application/x-ndjson", line.length(), Attacker.text(line));
        }
        if (me != 200 || stream != 200) {
            wrong.add("Afterwards the attacker is answered " + me + " and " + stream);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofSeconds(1));
        } catch (InterruptedException cause) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(cause);
        }
    }

    private void check(AbuseCases.Case one, Collection<Integer> statuses, Reader reader) {
        statuses.stream()
                .filter(status -> !one.allowed().contains(status))
                .forEach(status -> wrong.add(one.name() + ": answered " + status));
        reader.refused.forEach(what -> wrong.add(one.name() + ": " + what));
        Set<Part> ended = stack.ended();
        if (!ended.isEmpty()) {
            wrong.add(one.name() + ": ended " + ended);
            throw new IllegalStateException("After " + one.name() + " a part has ended: " + ended + "; " + wrong);
        }
    }

    private static SortedMap<Integer, Integer> counted(List<Integer> statuses) {
        SortedMap<Integer, Integer> counted = new TreeMap<>();
        statuses.forEach(status -> counted.merge(status, 1, Integer::sum));
        return counted;
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException cause) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(cause);
        }
    }

    /** The other person, who looks at findings, the agency and its devices again and again. */
    private final class Reader implements Runnable {

        private final AtomicBoolean ended = new AtomicBoolean();
        private final List<String> refused = new ArrayList<>();
        private double worst;
        private int reads;

        @Override
        public void run() {
            List<String> paths = List.of(
                    "/api/findings?limit=20",
                    "/api/agencies/" + other.agency() + "/compliance",
                    "/api/agencies/" + other.agency() + "/devices",
                    "/api/rules");
            try (HttpClient client = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(LONGEST)
                    .build()) {
                do {
                    for (String path : paths) {
                        read(client, path);
                    }
                    Thread.sleep(BETWEEN);
                } while (!ended.get());
            } catch (InterruptedException cause) {
                Thread.currentThread().interrupt();
            }
        }

        private void read(HttpClient client, String path) throws InterruptedException {
            HttpRequest request = HttpRequest.newBuilder(URI.create(stack.url(Part.GATEWAY) + path))
                    .header("Authorization", "Bearer " + other.token().get())
                    .timeout(LONGEST)
                    .build();
            long begun = System.nanoTime();
            try {
                int status = client.send(request, HttpResponse.BodyHandlers.discarding())
                        .statusCode();
                if (status != 200) {
                    refused.add("the other was answered " + status + " to " + path);
                }
            } catch (IOException closed) {
                refused.add("the other was not answered to " + path + ": " + closed);
            }
            double took = (System.nanoTime() - begun) / 1e9;
            waits.add(took);
            worst = Math.max(worst, took);
            reads++;
        }
    }
}
