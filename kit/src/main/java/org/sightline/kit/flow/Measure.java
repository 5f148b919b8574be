package org.sightline.kit.flow;

import java.util.function.LongSupplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A number that is measured again and again, such as how many messages wait. Where the last attempt failed, or there was
 * none yet, it is not known: its gauge is NaN, and nobody reads a zero that was not counted.
 */
public final class Measure {

    private static final Logger LOG = Logger.getLogger(Measure.class);

    private final String what;
    private @Nullable Long last;
    private boolean failed;

    /** Not known yet. What it is reads well after "not known", such as {@code how many messages are set aside}. */
    public Measure(String what) {
        this.what = what;
    }

    /** What it is, for people. */
    public String what() {
        return what;
    }

    /**
     * Measures it. A failure is logged as a warning once, until it was measured well again.
     *
     * @return whether it is known now
     */
    public boolean take(LongSupplier measuring) {
        try {
            is(measuring.getAsLong());
            return true;
        } catch (RuntimeException failure) {
            notKnown(failure);
            return false;
        }
    }

    /** It was measured. */
    public synchronized void is(long value) {
        if (failed) {
            LOG.infof("Known again: %s", what);
        }
        failed = false;
        last = value;
    }

    /** It could not be measured, for this reason. */
    public synchronized void notKnown(Throwable failure) {
        last = null;
        if (!failed) {
            failed = true;
            LOG.warnf("Not known: %s. %s", what, failure.getMessage());
        }
    }

    /** The number; null where it is not known. */
    public synchronized @Nullable Long orNull() {
        return last;
    }

    /** The number; NaN where it is not known. */
    public double orNaN() {
        Long known = orNull();
        return known == null ? Double.NaN : known;
    }
}
