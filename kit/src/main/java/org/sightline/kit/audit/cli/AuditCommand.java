package org.sightline.kit.audit.cli;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.audit.Anchor;
import org.sightline.kit.audit.AnchorFolder;
import org.sightline.kit.audit.AnchorKeys;
import org.sightline.kit.audit.AuditEntry;
import org.sightline.kit.audit.ChainCheck;
import org.sightline.kit.audit.ChainFile;
import org.sightline.kit.audit.Verification;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Checks an audit log that somebody downloaded: {@code verify FILE --anchors FOLDER}. It needs no server, no database and
 * no account. Ends with 0 where all is as it was written, 1 where something is not, 2 where it could not be told.
 */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Checks audit logs that were downloaded, and makes keys for anchors.")
public final class AuditCommand {

    private static final int BROKEN = 1;
    private static final int NOT_TOLD = 2;

    private final PrintStream out;

    private AuditCommand(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] args) {
        System.exit(run(System.out, args));
    }

    /** The command without the exit. */
    static int run(PrintStream out, String... args) {
        PrintWriter writer = new PrintWriter(out, true, StandardCharsets.UTF_8);
        return new CommandLine(new AuditCommand(out))
                .setOut(writer)
                .setErr(writer)
                .setExecutionExceptionHandler((mistake, command, parsed) -> {
                    if (mistake instanceof IOException || mistake instanceof ChainFile.Unreadable) {
                        out.println("audit: " + mistake.getMessage());
                        return NOT_TOLD;
                    }
                    throw mistake;
                })
                .execute(args);
    }

    @Command(
            mixinStandardHelpOptions = true,
            description =
                    "Follows the log from its first row and says which row is the first that is not what was written.")
    int verify(
            @Parameters(paramLabel = "FILE", description = "The log as it was downloaded.") Path file,
            @Option(names = "--anchors", paramLabel = "FOLDER", description = "The folder of anchors.") @Nullable
                    Path anchors,
            @Option(
                            names = "--key",
                            paramLabel = "FILE",
                            description = "The public key of the anchors; " + AnchorFolder.PUBLIC_KEY
                                    + " in their folder by default. Get it from somebody you trust.")
                    @Nullable
                    Path key)
            throws IOException, ChainFile.Unreadable {
        if (!Files.isRegularFile(file)) {
            throw new IOException("there is no file " + file);
        }
        List<Anchor> trusted = List.of();
        if (anchors != null) {
            try {
                Path publicKey = key == null ? anchors.resolve(AnchorFolder.PUBLIC_KEY) : key;
                trusted = new AnchorFolder(anchors).read(AnchorKeys.publicKey(publicKey));
            } catch (AnchorFolder.NotTrusted broken) {
                out.println("BROKEN: " + broken.getMessage());
                return BROKEN;
            }
        }
        try (BufferedReader in = Files.newBufferedReader(file)) {
            ChainFile.Input rows = new ChainFile.Input(in);
            ChainCheck check = new ChainCheck(rows.chain());
            Anchor last = know(check, rows.chain(), trusted);
            followed(check, rows);
            return told(check, last);
        }
    }

    /** @return the last anchor that knows the chain, null for none */
    private static @Nullable Anchor know(ChainCheck check, UUID chain, List<Anchor> anchors) {
        Anchor last = null;
        for (Anchor anchor : anchors) {
            Anchor.Mark mark = anchor.marks().get(chain);
            if (mark != null) {
                check.knowing(mark.seq(), mark.hash(), "the anchor of " + anchor.day());
                last = anchor;
            }
        }
        return last;
    }

    private static void followed(ChainCheck check, ChainFile.Input rows) throws IOException, ChainFile.Unreadable {
        AuditEntry row = rows.next();
        while (row != null && check.follow(row)) {
            row = rows.next();
        }
    }

    private int told(ChainCheck check, @Nullable Anchor last) {
        Verification result = check.result();
        if (!result.ok()) {
            out.println("BROKEN at row " + result.firstBroken() + ": " + result.reason());
            out.println(result.rows() + " rows before it are as they were written.");
            return BROKEN;
        }
        out.println("WHOLE: " + result.rows() + " rows follow from each other.");
        out.println("Last row " + result.lastSeq() + ", hash " + result.lastHash());
        if (last == null) {
            out.println("No anchor knows this log: who owns the database could have written all of it anew.");
        } else {
            out.println("Rows 1 to " + check.confirmed() + " are those that the anchor of " + last.day()
                    + " saw. What came later rests on the hashes alone.");
        }
        return 0;
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Makes a pair of keys for anchors. Keep the private one away from the database.")
    int key(
            @Parameters(paramLabel = "PRIVATE", description = "The file of the private key, to be made.") Path secret,
            @Parameters(paramLabel = "PUBLIC", description = "The file of the public key, to be made.") Path open)
            throws IOException {
        AnchorKeys.make(secret, open);
        return 0;
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Writes an invented log, to try the check or to measure it.")
    int sample(
            @Parameters(paramLabel = "FILE", description = "The file to write.") Path file,
            @Option(names = "--rows", defaultValue = "1000", description = "How many rows; ${DEFAULT-VALUE}.")
                    long rows)
            throws IOException {
        UUID chain = UUID.nameUUIDFromBytes("sample".getBytes(StandardCharsets.UTF_8));
        Instant begin = Instant.parse("2026-01-01T00:00:00Z");
        try (BufferedWriter text = Files.newBufferedWriter(file)) {
            ChainFile.Output output = new ChainFile.Output(text, chain);
            String previous = AuditEntry.START;
            for (long seq = 1; seq <= rows; seq++) {
                UUID thing = new UUID(seq * 0x9E3779B97F4A7C15L, seq);
                AuditEntry row = new AuditEntry(
                                seq,
                                begin.plusMillis(seq * 1_500),
                                thing.toString(),
                                "person" + seq % 300,
                                seq % 10 == 0 ? "decide finding" : "saw",
                                "/api/findings/" + thing,
                                seq % 10 == 0 ? "done 200" : "seen",
                                null,
                                thing.toString(),
                                previous,
                                "")
                        .sealed(chain);
                output.add(row);
                previous = row.hash();
            }
            output.end();
        }
        return 0;
    }
}
