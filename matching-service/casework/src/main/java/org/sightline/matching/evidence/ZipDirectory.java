package org.sightline.matching.evidence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.sightline.kit.file.SealedFile;

/** The names of what a zip file holds, from the directory at its end: nothing is unpacked, so nothing can grow. */
final class ZipDirectory {

    private static final int END_MARK = 0x06054b50;
    private static final int END_BYTES = 22;
    private static final int COMMENT_BYTES = 0xFFFF;
    private static final int ENTRY_MARK = 0x02014b50;
    private static final int ENTRY_BYTES = 46;
    private static final int DIRECTORY_BYTES = 1 << 20;

    private ZipDirectory() {}

    /** The names, in the order of the directory; none where there is no directory, or it is too large for what is taken. */
    static List<String> names(SealedFile file) throws IOException {
        try (SeekableByteChannel channel = file.channel()) {
            long size = channel.size();
            ByteBuffer tail = read(channel, Math.max(0, size - END_BYTES - COMMENT_BYTES), size);
            int end = end(tail);
            if (end < 0) {
                return List.of();
            }
            long bytes = Integer.toUnsignedLong(tail.getInt(end + 12));
            long from = Integer.toUnsignedLong(tail.getInt(end + 16));
            return bytes > DIRECTORY_BYTES || from + bytes > size
                    ? List.of()
                    : names(read(channel, from, from + bytes));
        }
    }

    /** Where the record begins that ends the file; negative where there is none. */
    private static int end(ByteBuffer tail) {
        int at = tail.limit() - END_BYTES;
        while (at >= 0 && tail.getInt(at) != END_MARK) {
            at--;
        }
        return at;
    }

    private static List<String> names(ByteBuffer directory) {
        List<String> names = new ArrayList<>();
        int at = 0;
        while (at + ENTRY_BYTES <= directory.limit() && directory.getInt(at) == ENTRY_MARK) {
            byte[] name = new byte[length(directory, at + 28)];
            if (at + ENTRY_BYTES + name.length > directory.limit()) {
                return names;
            }
            directory.get(at + ENTRY_BYTES, name);
            names.add(new String(name, StandardCharsets.UTF_8));
            at += ENTRY_BYTES + name.length + length(directory, at + 30) + length(directory, at + 32);
        }
        return names;
    }

    private static int length(ByteBuffer directory, int at) {
        return Short.toUnsignedInt(directory.getShort(at));
    }

    private static ByteBuffer read(SeekableByteChannel channel, long from, long to) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) (to - from)).order(ByteOrder.LITTLE_ENDIAN);
        channel.position(from);
        int read = 0;
        while (bytes.hasRemaining() && read >= 0) {
            read = channel.read(bytes);
        }
        return bytes.flip();
    }
}
