package org.sightline.kit.audit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sightline.kit.audit.Anchor;
import org.sightline.kit.audit.AnchorFolder;
import org.sightline.kit.audit.AnchorKeys;
import org.sightline.kit.audit.AuditEntry;
import org.sightline.kit.audit.ChainFile;

/** The check of a downloaded log against what somebody does to it who owns the database. */
class AuditCommandTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 11, 24);

    @TempDir
    private Path folder;

    private Path log;
    private Path anchors;
    private Path secret;
    private UUID chain;
    private List<AuditEntry> rows;

    /** Ten rows, of which an anchor saw five and the next one eight. */
    @BeforeEach
    void aLogAndItsAnchors() throws Exception {
        log = folder.resolve("log.jsonl");
        anchors = Files.createDirectory(folder.resolve("anchors"));
        secret = folder.resolve("secret.pem");
        AnchorKeys.make(secret, anchors.resolve(AnchorFolder.PUBLIC_KEY));
        assertThat(run("sample", log.toString(), "--rows", "10")).startsWith("0");
        rows = read();
        anchor(FIRST, 5);
        anchor(FIRST.plusDays(1), 8);
    }

    @ParameterizedTest
    @CsvSource({"verify, log.jsonl", "key, private.pem public.pem", "sample, log.jsonl"})
    void eachCommandSaysHowItIsUsedAndRefusesWhatItDoesNotKnow(String command, String files) throws IOException {
        assertThat(run(command, "--help")).startsWith("0").contains("Usage: audit " + command);
        assertThat(run((command + " " + files + " --no-such-option").split(" ")))
                .doesNotStartWith("0")
                .contains("--no-such-option");
    }

    @Test
    void aWholeLogIsWholeAndSaysHowFarTheAnchorsReach() throws IOException {
        assertThat(verify())
                .startsWith("0")
                .contains("10 rows follow from each other")
                .contains("Rows 1 to 8 are those that the anchor of 2026-11-25 saw");
        assertThat(run("verify", log.toString())).startsWith("0").contains("No anchor knows this log");
    }

    @Test
    void anEditedRowIsNamed() throws IOException {
        write(replaced(4, with(rows.get(3), "nothing happened")));
        assertThat(verify()).startsWith("1").contains("BROKEN at row 4: Its content is not what was written.");
    }

    @Test
    void aDeletedRowIsNamed() throws IOException {
        rows.remove(3);
        write(rows);
        assertThat(verify()).startsWith("1").contains("BROKEN at row 5: Row 4 is gone.");
    }

    @Test
    void anInsertedRowIsNamed() throws IOException {
        rows.add(4, rows.get(3));
        write(rows);
        assertThat(verify()).startsWith("1").contains("BROKEN at row 4");
    }

    @Test
    void swappedRowsAreNamed() throws IOException {
        AuditEntry third = rows.get(2);
        rows.set(2, numbered(rows.get(3), 3));
        rows.set(3, numbered(third, 4));
        write(rows);
        assertThat(verify()).startsWith("1").contains("BROKEN at row 3: It does not follow from the row before.");
    }

    @Test
    void aCutEndIsFoundBackToTheLastAnchor() throws IOException {
        write(rows.subList(0, 7));
        assertThat(verify()).startsWith("1").contains("BROKEN at row 8: The rows after 7 are gone.");
        write(rows.subList(0, 8));
        assertThat(verify()).startsWith("0");
    }

    @Test
    void aLogThatWasWrittenAnewWithRightHashesIsFoundBackToTheLastAnchor() throws IOException {
        write(rewrittenFrom(6));
        assertThat(run("verify", log.toString())).as("the hashes alone").startsWith("0");
        assertThat(verify())
                .startsWith("1")
                .contains("BROKEN at row 8: It had another hash when the anchor of 2026-11-25 saw it before.");
        write(rewrittenFrom(9));
        assertThat(verify()).as("after the last anchor").startsWith("0");
    }

    @Test
    void aLogOfAnotherAgencyIsNotTakenForThisOne() throws IOException {
        Files.writeString(
                log,
                Files.readString(log)
                        .replaceFirst(chain.toString(), UUID.randomUUID().toString()));
        assertThat(verify()).startsWith("1").contains("BROKEN at row 1");
    }

    @Test
    void anAnchorThatWasMadeWithAnotherKeyIsRefused() throws Exception {
        Path other = folder.resolve("other.pem");
        AnchorKeys.make(other, folder.resolve("other.pub.pem"));
        Files.delete(anchors.resolve("anchor-2026-11-25.jsonl"));
        List<AuditEntry> anew = rewrittenFrom(6);
        new AnchorFolder(anchors)
                .write(FIRST.plusDays(1), Instant.now(), mark(anew.get(7)), AnchorKeys.privateKey(other));
        write(anew);
        assertThat(verify()).startsWith("1").contains("anchor-2026-11-25.jsonl was not signed by this key");
        assertThat(run("verify", log.toString(), "--anchors", anchors.toString(), "--key", folder + "/other.pub.pem"))
                .as("the public key is another, too")
                .startsWith("1")
                .contains("anchor-2026-11-24.jsonl was not signed by this key");
    }

    @Test
    void anAnchorThatWasTakenOutOfTheMiddleIsMissed() throws Exception {
        anchor(FIRST.plusDays(2), 10);
        Files.delete(anchors.resolve("anchor-2026-11-25.jsonl"));
        assertThat(verify()).startsWith("1").contains("The anchor before anchor-2026-11-26.jsonl is gone");
    }

    @Test
    void anAnchorUnderTheNameOfAnotherDayIsRefused() throws IOException {
        Files.move(anchors.resolve("anchor-2026-11-25.jsonl"), anchors.resolve("anchor-2026-11-26.jsonl"));
        assertThat(verify()).startsWith("1").contains("is the anchor of another day");
    }

    @Test
    void aFileThatCannotBeReadIsNotCalledBroken() throws IOException {
        String whole = Files.readString(log);
        Files.writeString(log, whole.substring(0, whole.length() - 200));
        assertThat(verify()).startsWith("2");
        Files.writeString(log, whole.replaceFirst("\\{\"rows\":10}\n", ""));
        assertThat(verify()).startsWith("2").contains("it was cut off");
        Files.writeString(log, whole.replace("\"seq\":3", "\"seq\":\"three\""));
        assertThat(verify()).startsWith("2").contains("Line 4 is no row");
        Files.writeString(log, "{}\n");
        assertThat(verify()).startsWith("2").contains("no audit log");
        assertThat(run("verify", folder.resolve("none").toString()))
                .startsWith("2")
                .contains("there is no file");
    }

    private String verify() throws IOException {
        return run("verify", log.toString(), "--anchors", anchors.toString());
    }

    private static String run(String... arguments) throws IOException {
        try (ByteArrayOutputStream said = new ByteArrayOutputStream();
                PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8)) {
            return AuditCommand.run(out, arguments) + "\n" + said.toString(StandardCharsets.UTF_8);
        }
    }

    private void anchor(LocalDate day, int row) throws IOException {
        new AnchorFolder(anchors).write(day, Instant.now(), mark(rows.get(row - 1)), AnchorKeys.privateKey(secret));
    }

    private Map<UUID, Anchor.Mark> mark(AuditEntry row) {
        return Map.of(chain, new Anchor.Mark(row.seq(), row.hash()), new UUID(0, 0), new Anchor.Mark(1, row.hash()));
    }

    private List<AuditEntry> read() throws Exception {
        List<AuditEntry> read = new ArrayList<>();
        try (BufferedReader in = Files.newBufferedReader(log)) {
            ChainFile.Input input = new ChainFile.Input(in);
            chain = input.chain();
            for (AuditEntry row = input.next(); row != null; row = input.next()) {
                read.add(row);
            }
        }
        return read;
    }

    private void write(List<AuditEntry> changed) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(log)) {
            ChainFile.Output output = new ChainFile.Output(out, chain);
            for (AuditEntry row : changed) {
                output.add(row);
            }
            output.end();
        }
    }

    private List<AuditEntry> replaced(int seq, AuditEntry row) {
        rows.set(seq - 1, row);
        return rows;
    }

    /** As a superuser does it who knows how hashes are made. */
    private List<AuditEntry> rewrittenFrom(int seq) {
        List<AuditEntry> anew = new ArrayList<>(rows.subList(0, seq - 1));
        for (AuditEntry row : rows.subList(seq - 1, rows.size())) {
            AuditEntry changed = with(row, "nothing happened");
            anew.add(new AuditEntry(
                            changed.seq(),
                            changed.at(),
                            changed.subject(),
                            changed.name(),
                            changed.action(),
                            changed.target(),
                            changed.outcome(),
                            changed.detail(),
                            changed.correlationId(),
                            anew.getLast().hash(),
                            "")
                    .sealed(chain));
        }
        return anew;
    }

    private static AuditEntry with(AuditEntry row, String action) {
        return new AuditEntry(
                row.seq(),
                row.at(),
                row.subject(),
                row.name(),
                action,
                row.target(),
                row.outcome(),
                row.detail(),
                row.correlationId(),
                row.previous(),
                row.hash());
    }

    private static AuditEntry numbered(AuditEntry row, long seq) {
        return new AuditEntry(
                seq,
                row.at(),
                row.subject(),
                row.name(),
                row.action(),
                row.target(),
                row.outcome(),
                row.detail(),
                row.correlationId(),
                row.previous(),
                row.hash());
    }
}
