package org.sightline.ingest.row;

import java.io.Closeable;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Which keys a file had so far, in a hash table on disk, so that a file of any length needs no more memory; of a file of
 * ordinary length it may be in memory, where a key costs no call of the system. Keys are kept as 64-bit hashes: that two of
 * 14 million keys (a file of 2 GB) share one has a chance of 5 in a million.
 *
 * <p>A slot is 16 bytes: the key's hash (0 for a free slot), the row that had it first or how often it came, and a
 * hash of that row's content. For one thread.
 */
public final class RowKeys implements Closeable {

    private static final int SLOT = 16;
    private static final int SLOTS_READ = 16;
    private static final double FULL = 0.6;
    private static final int SMALLEST = 1 << 12;

    /**
     * What was known of a key before.
     *
     * @param firstRow the row that had it first; 0 where none had
     * @param sameContent whether that row said the same
     */
    record Before(long firstRow, boolean sameContent) {}

    private static final Before NONE = new Before(0, false);

    private final Path directory;
    private final long inMemory;
    private final ByteBuffer window = ByteBuffer.allocateDirect(SLOT * SLOTS_READ);
    private final ByteBuffer one = ByteBuffer.allocateDirect(SLOT);
    private Table table;
    private long slots;
    private long used;

    /** Where the slots are, all of them free at first. */
    private interface Table extends Closeable {

        /** Reads from a slot on; says how many bytes there were. Behind them all is free. */
        int read(ByteBuffer into, long slot) throws IOException;

        void write(ByteBuffer one, long slot) throws IOException;
    }

    private record OnDisk(FileChannel file) implements Table {

        @Override
        public int read(ByteBuffer into, long slot) throws IOException {
            return Math.max(0, file.read(into, slot * SLOT));
        }

        @Override
        public void write(ByteBuffer one, long slot) throws IOException {
            file.write(one, slot * SLOT);
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }

    /** Outside the heap, and given back when it is closed: the collector would not know that it is needed no more. */
    private record InMemory(Arena arena, ByteBuffer bytes) implements Table {

        // The record closes it.
        @SuppressWarnings("MustBeClosedChecker")
        static InMemory of(long size) {
            Arena arena = Arena.ofShared();
            return new InMemory(arena, arena.allocate(size).asByteBuffer());
        }

        @Override
        public int read(ByteBuffer into, long slot) {
            int from = (int) slot * SLOT;
            int length = Math.min(into.remaining(), bytes.capacity() - from);
            into.put(into.position(), bytes, from, length);
            return length;
        }

        @Override
        public void write(ByteBuffer one, long slot) {
            bytes.put((int) slot * SLOT, one, 0, SLOT);
        }

        @Override
        public void close() {
            arena.close();
        }
    }

    /** A table on disk, whatever its size. */
    public RowKeys(Path directory, long expected) throws IOException {
        this(directory, expected, 0);
    }

    /**
     * An empty table. On disk it is in a file that only this process sees and that is gone when this is closed or the process
     * ends.
     *
     * @param expected how many keys may come; more may
     * @param inMemory the most bytes that it may have in memory; a larger one is on disk
     */
    public RowKeys(Path directory, long expected, long inMemory) throws IOException {
        this.directory = directory;
        this.inMemory = Math.min(inMemory, Integer.MAX_VALUE);
        this.slots = Math.max(SMALLEST, Long.highestOneBit((long) (expected / FULL) + 1) << 1);
        this.table = open();
    }

    private Table open() throws IOException {
        if (slots * SLOT <= inMemory) {
            return InMemory.of(slots * SLOT);
        }
        Path file = Files.createTempFile(directory, "row-keys-", ".tmp");
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        Files.delete(file);
        return new OnDisk(channel);
    }

    /** Notes a row's key, if it is new, and says what was known of it. */
    Before note(UUID key, UUID content, long row) throws IOException {
        long hash = hash(key);
        long at = find(hash);
        if (one.getLong(0) == 0) {
            put(at, hash, row, (int) content.getLeastSignificantBits());
            return NONE;
        }
        return new Before(
                Integer.toUnsignedLong(one.getInt(8)), one.getInt(12) == (int) content.getLeastSignificantBits());
    }

    /** Counts a row without a key of its own, and says how many with the same content came before. */
    long count(UUID content) throws IOException {
        long hash = hash(content);
        long at = find(hash);
        long before = one.getLong(0) == 0 ? 0 : Integer.toUnsignedLong(one.getInt(8));
        put(at, hash, before + 1, 0);
        return before;
    }

    private static long hash(UUID key) {
        long hash =
                key.getMostSignificantBits() ^ Long.rotateLeft(key.getLeastSignificantBits() * 0x9e3779b97f4a7c15L, 29);
        return hash == 0 ? 1 : hash;
    }

    /** Where the key stands or belongs; leaves what stands there in {@link #one}. */
    private long find(long hash) throws IOException {
        long slot = spread(hash) & slots - 1;
        while (true) {
            int wanted = (int) Math.min(SLOTS_READ, slots - slot);
            window.clear().limit(wanted * SLOT);
            int read = table.read(window, slot);
            for (int i = 0; i < wanted; i++) {
                // Behind the end of the file all is free.
                long found = (i + 1) * SLOT <= read ? window.getLong(i * SLOT) : 0;
                if (found == hash || found == 0) {
                    one.putLong(0, found);
                    one.putLong(8, found == 0 ? 0 : window.getLong(i * SLOT + 8));
                    return slot + i;
                }
            }
            slot = slot + wanted & slots - 1;
        }
    }

    private static long spread(long hash) {
        return ((hash ^ (hash >>> 32)) * 0x9e3779b97f4a7c15L) >>> 7;
    }

    private void put(long slot, long hash, long number, int content) throws IOException {
        boolean fresh = one.getLong(0) == 0;
        one.clear();
        one.putLong(0, hash).putInt(8, (int) number).putInt(12, content);
        table.write(one, slot);
        if (fresh && ++used > slots * FULL) {
            grow();
        }
    }

    private void grow() throws IOException {
        Table old = table;
        long end = slots;
        slots *= 4;
        table = open();
        ByteBuffer chunk = ByteBuffer.allocateDirect(SLOT << 12);
        for (long slot = 0; slot < end; slot += 1 << 12) {
            chunk.clear();
            int read = old.read(chunk, slot);
            for (int at = 0; at + SLOT <= read; at += SLOT) {
                if (chunk.getLong(at) != 0) {
                    long to = find(chunk.getLong(at));
                    one.clear();
                    one.putLong(0, chunk.getLong(at)).putLong(8, chunk.getLong(at + 8));
                    table.write(one, to);
                }
            }
        }
        old.close();
    }

    @Override
    public void close() throws IOException {
        table.close();
    }
}
