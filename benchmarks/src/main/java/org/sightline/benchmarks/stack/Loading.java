package org.sightline.benchmarks.stack;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.sightline.localstack.people.Tokens;
import org.sightline.localstack.sample.Api;
import org.sightline.localstack.sample.SampleLoad;
import org.sightline.localstack.stack.Part;
import org.sightline.localstack.stack.Stack;
import org.sightline.samples.file.PurchaseFile;
import org.sightline.samples.truth.Totals;

/** Invented purchases on their way from a file into the view of a stack. */
final class Loading {

    private static final Duration LOOK = Duration.ofMillis(250);
    private static final Duration STANDS_STILL = Duration.ofSeconds(60);

    private final Stack stack;
    private final Api analyst;
    private final Consumer<String> say;

    /** What the view has to count, of all files that were loaded so far. */
    private Planted planted = new Planted(0, 0);

    Loading(Stack stack, Consumer<String> say) {
        this.stack = stack;
        this.say = say;
        Tokens.from(stack.url(Part.KEYCLOAK));
        this.analyst = Api.at(stack.url(Part.GATEWAY), () -> Tokens.of("analyst"));
    }

    /**
     * What is to be found in files.
     *
     * @param bodies that bought since the first ban
     * @param purchases since then
     */
    record Planted(long bodies, long purchases) {

        static Planted of(Totals totals) {
            return new Planted(totals.bodies().match(), totals.purchasesSince().match());
        }

        /** Of two files of the same bodies and of other orders. */
        Planted and(Planted other) {
            return new Planted(Math.max(bodies, other.bodies), purchases + other.purchases);
        }
    }

    /**
     * What came of a file.
     *
     * @param applied seconds until all of it was stored and sent
     * @param viewed seconds until the view counted what was planted; 0 where it never did
     * @param used what each part used for it
     */
    record Loaded(long lines, double applied, double viewed, PartsUse used) {

        boolean right() {
            return viewed > 0;
        }

        /** From the file to the view. */
        double linesASecond() {
            return right() ? lines / viewed : 0;
        }
    }

    /** Writes a file, loads it as a source of its own, and returns when the view counts what was planted, or stands still. */
    Loaded load(PurchaseFile purchases, Path file, String source) {
        Planted more = Planted.of(write(purchases, file));
        planted = planted.and(more);
        return load(purchases.lines(), file, source);
    }

    private static Totals write(PurchaseFile purchases, Path file) {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            return purchases.writeTo(out).totals();
        } catch (IOException cause) {
            throw new UncheckedIOException("Could not write " + file, cause);
        }
    }

    private Loaded load(long lines, Path file, String source) {
        PartsUse.Before before = PartsUse.begin(stack);
        Instant start = Instant.now();
        JsonNode job = analyst.upload(
                "/imports?filename=purchase-orders.csv&source=" + source + "&state=XF&elsewhere=true", file);
        say.accept(String.format(Locale.ROOT, "Received after %.1f s", seconds(start)));
        Duration most = Duration.ofMinutes(5).plusMillis(lines * 2);
        JsonNode done = SampleLoad.awaitImport(analyst, job, most);
        double applied = seconds(start);
        say.accept(String.format(
                Locale.ROOT,
                "Applied: %,d read, %,d accepted, %,d rejected",
                done.path("read").asLong(),
                done.path("accepted").asLong(),
                done.path("rejected").asLong()));
        boolean right = awaitView(most);
        return new Loaded(lines, applied, right ? seconds(start) : 0, before.end(lines));
    }

    private boolean awaitView(Duration most) {
        Instant deadline = Instant.now().plus(most);
        Planted seen = counted();
        Instant changed = Instant.now();
        while (!seen.equals(planted)) {
            // Counts that stand still will not become right.
            if (Instant.now().isAfter(deadline)
                    || changed.isBefore(Instant.now().minus(STANDS_STILL))) {
                say.accept("The view counts " + seen + "; planted were " + planted);
                return false;
            }
            LockSupport.parkNanos(LOOK.toNanos());
            Planted now = counted();
            changed = now.equals(seen) ? changed : Instant.now();
            seen = now;
        }
        say.accept(String.format(
                Locale.ROOT,
                "The view counts %,d bodies and %,d purchases, as planted",
                planted.bodies(),
                planted.purchases()));
        return true;
    }

    private Planted counted() {
        JsonNode headline = analyst.get("/overview").path("headline");
        return new Planted(
                headline.path("agenciesThatBought").asLong(),
                headline.path("purchases").asLong());
    }

    private static double seconds(Instant since) {
        return Duration.between(since, Instant.now()).toMillis() / 1000.0;
    }
}
