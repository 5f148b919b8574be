package org.sightline.inventory.discovery;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import org.sightline.inventory.intake.DeviceFile;
import org.sightline.inventory.intake.DeviceSource;
import org.sightline.kit.problem.Problem;

/** An export of what was seen on a network, as a source of rows for a device list. */
public final class Discovery implements DeviceSource {

    /** The most bytes of an export; larger files are read as tables. */
    static final int MOST_BYTES = 32 * 1024 * 1024;

    private static final int HEAD = 4_096;
    private static final int FIRST_LINES = 10;

    private final String format;
    private final List<Seen> seen;

    private Discovery(String format, List<Seen> seen) {
        this.format = format;
        this.seen = seen;
    }

    /**
     * The export that a file is; empty where it is none that we know.
     *
     * @throws Problem 422 where it begins as one and cannot be read
     */
    public static Optional<Discovery> of(Path file) {
        try {
            String head = head(file);
            if (Files.size(file) > MOST_BYTES) {
                return Optional.empty();
            }
            if (head.contains("<nmaprun")) {
                return Optional.of(new Discovery("nmap", nmap(file)));
            }
            if (OnvifAnswers.knows(head)) {
                return Optional.of(new Discovery("ONVIF", onvif(file)));
            }
            boolean neighbors = head.lines().limit(FIRST_LINES).anyMatch(NeighborLines::knows);
            return neighbors ? Optional.of(new Discovery("DHCP or ARP", neighbors(file))) : Optional.empty();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(HEAD), StandardCharsets.ISO_8859_1);
        }
    }

    private static List<Seen> nmap(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return NmapHosts.read(in);
        } catch (XMLStreamException broken) {
            throw Problem.invalid(
                    "file",
                    "broken-xml",
                    "The scan is cut off or damaged. Export it again (nmap -oX) and send the whole file.");
        }
    }

    private static List<Seen> onvif(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return OnvifAnswers.read(in);
        } catch (XMLStreamException broken) {
            throw Problem.invalid(
                    "file",
                    "broken-xml",
                    "The answers of the devices are cut off or damaged. Save them again, each whole, and send that file.");
        }
    }

    private static List<Seen> neighbors(Path file) throws IOException {
        // Names are ASCII; what is not is kept as it comes.
        return NeighborLines.read(Files.readAllLines(file, StandardCharsets.ISO_8859_1));
    }

    @Override
    public String format() {
        return format;
    }

    @Override
    public List<String> headers() {
        return Seen.HEADERS;
    }

    @Override
    public boolean discovered() {
        return true;
    }

    @Override
    public void each(int most, DeviceFile.Rows rows) {
        if (seen.isEmpty()) {
            throw Problem.invalid(
                    "file",
                    "no-rows",
                    "It names no device with a MAC address or a serial number. Scan from the same network, so that MAC"
                            + " addresses are seen.");
        }
        if (seen.size() > most) {
            throw Problem.invalid("file", "too-many-rows", "The file has more than " + most + " devices. Split it.");
        }
        seen.forEach(one -> rows.row(one.number(), one.cells()));
    }
}
