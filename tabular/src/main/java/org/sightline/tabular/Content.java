package org.sightline.tabular;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.archivers.zip.ZipMethod;
import org.jspecify.annotations.Nullable;

/** The text in an uploaded file: as it is, or unpacked from gzip or zip, never more of it than a limit allows. */
public final class Content {

    /** A real table shrinks by 5 to 20 times; what shrinks more than this is made to fill a disk. */
    static final int MOST_RATIO = 200;
    /** Of a zip file, folders included; its directory is read before anything else, and holds some bytes for each. */
    static final int MOST_ENTRIES = 1_000;

    /** In bytes, whatever number of entries the file says that it has. */
    private static final long LARGEST_DIRECTORY = 1L << 20;

    /** Ways of packing for which there is no library here. */
    private static final Set<Integer> WANTING =
            Set.of(ZipMethod.XZ.getCode(), ZipMethod.ZSTD.getCode(), ZipMethod.ZSTD_DEPRECATED.getCode());

    /** How far from the end of a zip file the record that counts its entries may begin. */
    private static final int END_OF_ZIP = 22 + 65_535;

    /** Small files may shrink by any ratio. */
    static final long ALWAYS_ALLOWED = 64L << 20;

    private Content() {}

    /**
     * Opens the text.
     *
     * @param most how many bytes it may have, unpacked
     * @return a buffered stream that throws {@link UnreadableFile} where the file turns out to be too large or cut off
     * @throws UnreadableFile where it is not text, or an archive of something else than one text
     */
    public static Bytes open(TableFile file, long most) throws IOException {
        byte[] start = start(file);
        if (start.length == 0) {
            throw new UnreadableFile("empty_file", "The file is empty. Export it again and upload it.");
        }
        long allowed = allowed(file, most);
        if (isGzip(start)) {
            return new Bytes(unpackGzip(file), allowed, most);
        }
        if (isZip(start)) {
            return new Bytes(unpackZip(file), allowed, most);
        }
        refuseBinary(start);
        return new Bytes(new BufferedInputStream(file.open(), 1 << 16), most, most);
    }

    /**
     * Reads all of a packed file once, so that a bomb or a file that is cut off is found before a row of it is taken.
     * A file that is not packed is not read.
     *
     * @return how many bytes the text has
     */
    public static long check(TableFile file, long most) throws IOException {
        byte[] start = start(file);
        return isGzip(start) || isZip(start) ? Archive.check(file, most) : file.size();
    }

    /** The bytes of a file as they are, never more of them than is allowed. */
    public static Bytes raw(TableFile file, long most) throws IOException {
        return new Bytes(new BufferedInputStream(file.open(), 1 << 16), most, most);
    }

    static boolean isGzip(byte[] start) {
        return starts(start, 0x1f, 0x8b);
    }

    static boolean isZip(byte[] start) {
        return starts(start, 'P', 'K', 3, 4);
    }

    /** How many bytes a packed file may have, unpacked. */
    static long allowed(TableFile file, long most) throws IOException {
        return Math.min(most, Math.max(ALWAYS_ALLOWED, MOST_RATIO * file.size()));
    }

    /** Opens a zip file for its directory. */
    public static ZipFile zip(TableFile file) throws IOException {
        requireFewEntries(file);
        SeekableByteChannel channel = file.channel();
        try {
            return ZipFile.builder().setSeekableByteChannel(channel).get();
        } catch (IOException | RuntimeException broken) {
            channel.close();
            throw cutOff();
        }
    }

    /** The files in a zip file, without folders and what a computer adds for itself. */
    static List<ZipArchiveEntry> entries(ZipFile zip) {
        return Collections.list(zip.getEntries()).stream()
                .filter(entry -> !entry.isDirectory()
                        && !entry.getName().startsWith("__MACOSX/")
                        && !entry.getName().endsWith(".DS_Store"))
                .toList();
    }

    /** The bytes of a file in a zip file, never more of them than is allowed. */
    public static Bytes entry(TableFile file, ZipFile zip, ZipArchiveEntry entry, long most) throws IOException {
        return new Bytes(new BufferedInputStream(unpacked(zip, entry), 1 << 16), allowed(file, most), most);
    }

    /**
     * The bytes of a file in a zip file.
     *
     * @throws UnreadableFile where it is packed in a way that is not read here
     */
    static InputStream unpacked(ZipFile zip, ZipArchiveEntry entry) throws IOException {
        requireReadable(zip, entry);
        return zip.getInputStream(entry);
    }

    /** Lets a file in a zip file pass that can be unpacked. The library says so of ways too for which it wants others. */
    static void requireReadable(ZipFile zip, ZipArchiveEntry entry) {
        if (!zip.canReadEntryData(entry) || WANTING.contains(entry.getMethod())) {
            throw new UnreadableFile(
                    "archive",
                    "The zip file is protected by a password or packed in a rare way. Unpack it and upload the table.");
        }
    }

    static byte[] start(TableFile file) throws IOException {
        try (InputStream in = file.open()) {
            return in.readNBytes(4096);
        }
    }

    private static InputStream unpackGzip(TableFile file) throws IOException {
        InputStream raw = file.open();
        try {
            return checked(new GZIPInputStream(raw, 1 << 16));
        } catch (EOFException | ZipException broken) {
            raw.close();
            throw cutOff();
        }
    }

    private static InputStream unpackZip(TableFile file) throws IOException {
        ZipFile zip = zip(file);
        try {
            InputStream entry = unpacked(zip, onlyEntry(zip));
            return checked(new BufferedInputStream(entry, 1 << 16) {
                @Override
                public void close() throws IOException {
                    super.close();
                    zip.close();
                }
            });
        } catch (UnreadableFile unreadable) {
            zip.close();
            throw unreadable;
        }
    }

    /** Looks how many entries a zip file says it has, before the directory of all of them is read into memory. */
    static void requireFewEntries(TableFile file) throws IOException {
        try (SeekableByteChannel channel = file.channel()) {
            ByteBuffer end = ByteBuffer.allocate((int) Math.min(END_OF_ZIP, channel.size()));
            channel.position(channel.size() - end.capacity());
            while (end.hasRemaining() && channel.read(end) >= 0) {
                // Until the buffer is full.
            }
            end.flip().order(ByteOrder.LITTLE_ENDIAN);
            for (int at = end.limit() - 22; at >= 0; at--) {
                if (end.getInt(at) == 0x06054b50) {
                    int entries = end.getShort(at + 10) & 0xffff;
                    long directory = end.getInt(at + 12) & 0xffff_ffffL;
                    if (entries > MOST_ENTRIES || directory > LARGEST_DIRECTORY) {
                        throw new UnreadableFile(
                                "archive",
                                "The zip file holds more than " + MOST_ENTRIES
                                        + " files. Upload one zip file for each table.");
                    }
                    return;
                }
            }
        }
        throw cutOff();
    }

    private static ZipArchiveEntry onlyEntry(ZipFile zip) {
        List<ZipArchiveEntry> entries = entries(zip);
        if (entries.stream().anyMatch(entry -> entry.getName().equals("mimetype"))) {
            throw new UnreadableFile(
                    "not_text",
                    "This is an OpenDocument file. Save the sheet as Excel (.xlsx) or CSV (UTF-8) and upload that.");
        }
        if (entries.stream().anyMatch(entry -> entry.getName().equals("[Content_Types].xml"))) {
            throw new UnreadableFile(
                    "not_text",
                    "This is an Office file without sheets. Save the table as Excel (.xlsx) or CSV (UTF-8) and upload"
                            + " that.");
        }
        if (entries.size() != 1) {
            throw new UnreadableFile(
                    "archive", "The zip file holds " + entries.size() + " files. Upload one zip file for each table.");
        }
        return entries.get(0);
    }

    /** The first bytes of what was unpacked are looked at too: a picture in a zip file is still a picture. */
    private static InputStream checked(InputStream unpacked) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(unpacked, 1 << 16);
        buffered.mark(4096);
        byte[] start;
        try {
            start = buffered.readNBytes(4096);
        } catch (EOFException broken) {
            throw cutOff();
        }
        buffered.reset();
        if (start.length == 0) {
            throw new UnreadableFile("empty_file", "The packed file is empty. Export it again and upload it.");
        }
        if (starts(start, 0x1f, 0x8b) || starts(start, 'P', 'K', 3, 4)) {
            throw new UnreadableFile("archive", "The file is packed twice. Unpack it once and upload it again.");
        }
        refuseBinary(start);
        return buffered;
    }

    private static void refuseBinary(byte[] start) {
        String kind = kind(start);
        if (kind != null) {
            throw new UnreadableFile(
                    "not_text",
                    "This is " + kind
                            + ", which holds no table that can be read. Save or export the table as Excel (.xlsx or"
                            + " .xls), CSV or other delimited text (UTF-8), JSON, XML or a PDF with text, and upload"
                            + " that.");
        }
    }

    private static @Nullable String kind(byte[] start) {
        if (starts(start, '%', 'P', 'D', 'F')) {
            return "a PDF";
        }
        if (starts(start, 0xd0, 0xcf, 0x11, 0xe0)) {
            return "an old Excel or Word file (.xls, .doc)";
        }
        if (starts(start, 0x89, 'P', 'N', 'G') || starts(start, 0xff, 0xd8, 0xff)) {
            return "a picture";
        }
        if (starts(start, 'P', 'A', 'R', '1')) {
            return "a Parquet file";
        }
        return kindOfText(start);
    }

    private static @Nullable String kindOfText(byte[] start) {
        String text = new String(start, 0, Math.min(start.length, 64), StandardCharsets.ISO_8859_1).strip();
        if (text.startsWith("<")) {
            return text.startsWith("<?xml") ? "an XML file" : "a web page, perhaps of a login or an error";
        }
        return text.startsWith("{") || text.startsWith("[{")
                ? "a JSON file"
                : Encoding.looksBinary(start) ? "a binary file" : null;
    }

    private static boolean starts(byte[] bytes, int... with) {
        if (bytes.length < with.length) {
            return false;
        }
        for (int i = 0; i < with.length; i++) {
            if ((bytes[i] & 0xff) != with[i]) {
                return false;
            }
        }
        return true;
    }

    static UnreadableFile cutOff() {
        return new UnreadableFile("cut_off", "The packed file is damaged or ends too early. Upload it again.");
    }

    static UnreadableFile tooLarge(long allowed, long most) {
        return new UnreadableFile(
                "too_large",
                allowed == most
                        ? "The file has more than " + most + " bytes, unpacked. Split it and upload the parts."
                        : "The file unpacks to more than " + MOST_RATIO
                                + " times its size, which no real table does. Upload it unpacked.");
    }

    /** The bytes of a text; counts what comes out, and stops at the limit. */
    public static final class Bytes extends FilterInputStream {

        private final long allowed;
        private final long most;
        private long count;

        Bytes(InputStream in, long allowed, long most) {
            super(in);
            this.allowed = allowed;
            this.most = most;
        }

        /** How many bytes were read so far. */
        public long count() {
            return count;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read;
            try {
                read = super.read(bytes, offset, length);
            } catch (EOFException | ZipException broken) {
                throw cutOff();
            }
            count += Math.max(0, read);
            if (count > allowed) {
                throw tooLarge(allowed, most);
            }
            return read;
        }
    }
}
