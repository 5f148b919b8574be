package org.sightline.kit.audit;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Follows a chain from its first row, and holds it against what others saw of it: each row follows from the one before,
 * and each row that somebody kept still has the hash that it had then. Give it the rows in their order, then ask for
 * {@link #result}.
 */
public final class ChainCheck {

    private final UUID chain;
    private final NavigableMap<Long, Seen> known = new TreeMap<>();
    private long rows;
    private long seq;
    private String previous = AuditEntry.START;
    private @Nullable Long firstBroken;
    private @Nullable String reason;

    public ChainCheck(UUID chain) {
        this.chain = chain;
    }

    private record Seen(String hash, String by) {}

    /**
     * Remembers that a row was seen before.
     *
     * @param hash the hash that it had then, hex
     * @param by who saw it, to be said where it differs, such as {@code you}
     */
    public ChainCheck knowing(long row, String hash, String by) {
        known.put(row, new Seen(hash, by));
        return this;
    }

    /** Takes the next row. @return whether all is well so far; after a false there is nothing more to find */
    public boolean follow(AuditEntry entry) {
        String wrong = wrong(entry);
        if (wrong != null) {
            firstBroken = entry.seq();
            reason = wrong;
            return false;
        }
        rows++;
        seq = entry.seq();
        previous = entry.hash();
        return true;
    }

    private @Nullable String wrong(AuditEntry entry) {
        if (entry.seq() != seq + 1) {
            return "Row " + (seq + 1) + " is gone.";
        }
        if (!entry.previous().equals(previous)) {
            return "It does not follow from the row before.";
        }
        if (!entry.hashItShouldHave(chain).equals(entry.hash())) {
            return "Its content is not what was written.";
        }
        Seen seen = known.get(entry.seq());
        return seen == null || entry.hash().equalsIgnoreCase(seen.hash)
                ? null
                : "It had another hash when " + seen.by + " saw it before.";
    }

    /** The last row that somebody saw and that was there as it was; 0 for none. */
    public long confirmed() {
        Map.Entry<Long, Seen> last = known.floorEntry(seq);
        return last == null ? 0 : last.getKey();
    }

    /** What came of it. */
    public Verification result() {
        if (reason == null && !known.isEmpty() && known.lastKey() > seq) {
            return new Verification(false, rows, seq, previous, seq + 1, "The rows after " + seq + " are gone.");
        }
        return new Verification(reason == null, rows, seq, previous, firstBroken, reason);
    }
}
