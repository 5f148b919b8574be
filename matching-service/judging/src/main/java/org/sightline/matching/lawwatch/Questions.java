package org.sightline.matching.lawwatch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.remote.FetchFailure;

/**
 * The questions that one reading of a source asks. Each stands for itself: one that fails loses nothing of the others. Where the source asks
 * to be left alone, or fails three times in a row, it is away: what is left is not asked, and counts as failed. Not for several threads.
 */
final class Questions {

    private static final Logger LOG = Logger.getLogger(Questions.class);
    private static final int AWAY_AFTER = 3;
    private static final int NAMED = 5;

    private final List<String> failed = new ArrayList<>();
    private int asked;
    private int inARow;
    private boolean away;
    private @Nullable String why;
    private @Nullable Duration comeAfter;

    /** A question. */
    interface Asking<T> {
        T ask() throws FetchFailure, InterruptedException;
    }

    /**
     * Asks one.
     *
     * @param what by which words people know it
     * @return empty where it failed
     */
    <T> Optional<T> ask(String what, Asking<T> asking) throws InterruptedException {
        asked++;
        if (away) {
            failed.add(what);
            return Optional.empty();
        }
        try {
            T answer = asking.ask();
            inARow = 0;
            return Optional.of(answer);
        } catch (FetchFailure failure) {
            failed.add(what);
            why = why == null ? failure.why() : why;
            comeAfter = failure.comeAfter() == null ? comeAfter : failure.comeAfter();
            away = comeAfter != null || ++inARow >= AWAY_AFTER;
            return Optional.empty();
        } catch (RuntimeException unexpected) {
            LOG.warnf(unexpected, "The question %s failed", what);
            failed.add(what);
            why = why == null ? "The answer could not be read." : why;
            away = ++inARow >= AWAY_AFTER;
            return Optional.empty();
        }
    }

    /** Counts questions as failed that were answered, each by saying that there is no such thing. */
    void noneIsKnown(String reason, List<String> asked) {
        failed.addAll(asked);
        why = why == null ? reason : why;
    }

    /** How many there were. */
    int asked() {
        return asked;
    }

    /** How many failed. */
    int failed() {
        return failed.size();
    }

    /** After how long the source wants to be asked again; null where it did not say. */
    @Nullable
    Duration comeAfter() {
        return comeAfter;
    }

    /**
     * Goes on where at least one was answered.
     *
     * @throws FetchFailure where none was: the reading failed
     */
    void requireSome() throws FetchFailure {
        if (why != null && failed.size() == asked) {
            throw new FetchFailure(why, comeAfter);
        }
    }

    /** Which failed, in a sentence with a space before it; empty where none did. */
    String words() {
        if (failed.isEmpty()) {
            return "";
        }
        String others = failed.size() > NAMED ? " and others" : "";
        return " %d of %d questions failed (%s%s): %s"
                .formatted(
                        failed.size(),
                        asked,
                        String.join(", ", failed.subList(0, Math.min(NAMED, failed.size()))),
                        others,
                        why);
    }
}
