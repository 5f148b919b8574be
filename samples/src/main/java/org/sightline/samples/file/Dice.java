package org.sightline.samples.file;

/**
 * A stream of pseudo-random numbers that is the same on every JDK: SplitMix64 (Steele, Lea and Flood 2014). The
 * JDK's own generators may change how they bound a number, and then the sample files would change with them.
 */
public final class Dice {

    private long state;

    Dice(long seed) {
        this.state = seed;
    }

    /** Another stream, for the part of the work that {@code salt} names. */
    public static Dice of(long seed, long salt) {
        return new Dice(new Dice(seed ^ (salt * 0x9E3779B97F4A7C15L)).next());
    }

    long next() {
        state += 0x9E3779B97F4A7C15L;
        long z = state;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** A number from 0 up to but without {@code bound}, which is above 0. */
    public int below(int bound) {
        return (int) Math.multiplyHigh(next() >>> 1, 2L * bound);
    }

    long between(long low, long high) {
        return low + below((int) (high - low + 1));
    }

    <T> T any(T[] choices) {
        return choices[below(choices.length)];
    }

    boolean oneIn(int n) {
        return below(n) == 0;
    }
}
