package org.sightline.tabular;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.jspecify.annotations.Nullable;

/** The files in an uploaded file: itself, or what is packed in it. Nothing that is unpacked is written to disk. */
final class Archive {

    /** A packed workbook is read at any place, and therefore from memory. */
    private static final long LARGEST_PACKED_WORKBOOK = 64L << 20;

    private Archive() {}

    /** A file by its name in the archive; empty where the file is not packed with others. */
    record Part(String name, TableFile file) {}

    /**
     * The files that may hold tables, in the order of the archive.
     *
     * @throws UnreadableFile where the archive is damaged, or packed twice
     */
    static List<Part> parts(TableFile file, long most) throws IOException {
        byte[] start = Content.start(file);
        if (Content.isGzip(start)) {
            return List.of(new Part("", requireOnce(new Packed(file, null, most))));
        }
        if (!Content.isZip(start)) {
            return List.of(new Part("", file));
        }
        List<String> names = entries(file);
        if (names.contains("[Content_Types].xml") || names.contains("mimetype")) {
            return List.of(new Part("", file));
        }
        List<Part> parts = new ArrayList<>();
        for (String name : names) {
            parts.add(new Part(names.size() == 1 ? "" : name, requireOnce(new Packed(file, name, most))));
        }
        if (parts.isEmpty()) {
            throw new UnreadableFile("empty_file", "The zip file holds no files. Pack it again and upload it.");
        }
        return parts;
    }

    /** The file of this name in the archive; empty for the one that is there. */
    static TableFile part(TableFile file, String name, long most) throws IOException {
        return parts(file, most).stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UnreadableFile("cut_off", "The zip file has no file \"" + name + "\" any more."))
                .file();
    }

    /** How many bytes the packed files have together, all of them read once. */
    static long check(TableFile file, long most) throws IOException {
        long allowed = Content.allowed(file, most);
        long all = 0;
        byte[] buffer = new byte[1 << 16];
        List<String> names = Content.isGzip(Content.start(file)) ? List.of("") : entries(file);
        for (String name : names) {
            try (InputStream in = new Packed(file, name.isEmpty() ? null : name, most).open()) {
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    all += read;
                    if (all > allowed) {
                        throw Content.tooLarge(allowed, most);
                    }
                }
            }
        }
        return all;
    }

    private static List<String> entries(TableFile file) throws IOException {
        Content.requireFewEntries(file);
        try (ZipFile zip = Content.zip(file)) {
            List<String> names = new ArrayList<>();
            Set<String> seen = new HashSet<>();
            for (ZipArchiveEntry entry : Content.entries(zip)) {
                Content.requireReadable(zip, entry);
                if (!seen.add(entry.getName())) {
                    throw Content.cutOff();
                }
                names.add(entry.getName());
            }
            return names;
        }
    }

    private static TableFile requireOnce(Packed packed) throws IOException {
        byte[] start = Content.start(packed);
        boolean again = Content.isGzip(start) || (Content.isZip(start) && !packed.isWorkbook());
        if (again) {
            throw new UnreadableFile("archive", "The file is packed twice. Unpack it once and upload it again.");
        }
        return packed;
    }

    /** A packed file: unpacked anew each time that it is opened, and never more of it than is allowed. */
    private record Packed(TableFile archive, @Nullable String entry, long most) implements TableFile {

        @Override
        public InputStream open() throws IOException {
            return new Content.Bytes(
                    new BufferedInputStream(entry == null ? gzip() : zipped(entry), 1 << 16),
                    Content.allowed(archive, most),
                    most);
        }

        private InputStream gzip() throws IOException {
            InputStream raw = archive.open();
            try {
                return new GZIPInputStream(raw, 1 << 16);
            } catch (EOFException | ZipException broken) {
                raw.close();
                throw Content.cutOff();
            }
        }

        private InputStream zipped(String name) throws IOException {
            ZipFile zip = Content.zip(archive);
            ZipArchiveEntry found = zip.getEntry(name);
            if (found == null) {
                zip.close();
                throw Content.cutOff();
            }
            return new BufferedInputStream(Content.unpacked(zip, found), 1 << 16) {
                @Override
                public void close() throws IOException {
                    super.close();
                    zip.close();
                }
            };
        }

        boolean isWorkbook() throws IOException {
            try (ZipFile zip =
                    ZipFile.builder().setSeekableByteChannel(channel()).get()) {
                return zip.getEntry("[Content_Types].xml") != null;
            } catch (ZipException broken) {
                throw Content.cutOff();
            }
        }

        @Override
        public SeekableByteChannel channel() throws IOException {
            try (InputStream in = open()) {
                byte[] all = in.readNBytes((int) LARGEST_PACKED_WORKBOOK + 1);
                if (all.length > LARGEST_PACKED_WORKBOOK) {
                    throw new UnreadableFile(
                            "too_large",
                            "The packed workbook has more than " + (LARGEST_PACKED_WORKBOOK >> 20)
                                    + " MB. Upload it unpacked.");
                }
                return new SeekableInMemoryByteChannel(all);
            }
        }

        @Override
        public long size() throws IOException {
            return archive.size();
        }
    }
}
