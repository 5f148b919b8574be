package org.sightline.ingest.filestore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sightline.ingest.portal.FeedFailure;

/** A directory of a real SFTP server on this machine, which misbehaves. */
class SftpStoreTest {

    private static final Instant MAY = Instant.parse("2026-05-01T10:00:00Z");
    private static final StoreBounds BOUNDS =
            new StoreBounds(5, 10_000_000, Duration.ofSeconds(5), Duration.ofSeconds(10), true);

    @TempDir
    private Path folder;

    private SftpServer server;

    @BeforeEach
    void start() {
        server = new SftpServer(folder.resolve("server"));
    }

    @AfterEach
    void close() {
        server.close();
    }

    private SftpStore open(String secret, String hostKey) throws FeedFailure {
        return SftpStore.open(server.address(), secret, hostKey, BOUNDS, Clock.systemUTC());
    }

    private SftpStore open() throws FeedFailure {
        return open(SftpServer.PASSWORD, server.hostKey());
    }

    private String text(SftpStore store, StoredFile file) throws FeedFailure, InterruptedException, IOException {
        return Files.readString(store.bring(file, Files.createTempFile(folder, "part", ""), () -> {}));
    }

    private static String whyNot(String secret, String hostKey, SftpStoreTest test) {
        return catchThrowableOfType(FeedFailure.class, () -> test.open(secret, hostKey))
                .why();
    }

    @Test
    void filesAreListedAndBroughtWhole() throws Exception {
        String large = "0123456789abcdef".repeat(200_000);
        server.put("june.csv", large, MAY);
        server.put("May 2026 ñ.csv", "May", MAY);
        Files.createDirectories(folder.resolve("server/out/directory"));
        Files.createSymbolicLink(folder.resolve("server/out/link.csv"), Path.of("june.csv"));
        server.put("still-written.csv", "half", Instant.now());

        try (SftpStore store = open()) {
            List<StoredFile> files = store.files();

            assertThat(files).extracting(StoredFile::name).containsExactly("May 2026 ñ.csv", "june.csv");
            assertThat(files).extracting(StoredFile::modified).containsOnly(MAY);
            assertThat(text(store, files.get(0))).isEqualTo("May");
            assertThat(text(store, files.get(1))).isEqualTo(large);
        }
    }

    @Test
    void aServerWhoseKeyNobodyPinnedIsNotSignedInTo() {
        assertThat(whyNot(SftpServer.PASSWORD, null, this))
                .contains("shows the host key ecdsa-sha2-nistp256 " + server.hostKey())
                .contains("write it into the feed");
        assertThat(server.tried()).as("passwords that it heard").isEmpty();
    }

    @Test
    void aServerThatShowsAnotherKeyIsRefusedAndHearsNoPassword() throws Exception {
        String before = server.hostKey();
        open().close();
        int heard = server.tried().size();
        server.changeHostKey();

        assertThat(whyNot(SftpServer.PASSWORD, before, this))
                .contains("shows the host key ecdsa-sha2-nistp256 " + server.hostKey())
                .contains("not the one of this feed (" + before + ")");
        assertThat(server.tried()).hasSize(heard);
        open(SftpServer.PASSWORD, before + " " + server.hostKey()).close();
    }

    @Test
    void aWrongPasswordIsSaidInPlainWords() {
        assertThat(whyNot("another", server.hostKey(), this))
                .isEqualTo("The server does not take the user with this secret.");
        assertThat(whyNot("-----BEGIN NOTHING", server.hostKey(), this)).contains("private key");
    }

    @ParameterizedTest
    @CsvSource({"EC, OpenSSH", "RSA, OpenSSH", "RSA, PEM", "Ed25519, OpenSSH", "Ed25519, PEM"})
    void aPrivateKeySignsIn(String kind, String form) throws Exception {
        KeyPair key = SftpServer.newKey(kind);
        ByteArrayOutputStream openSsh = new ByteArrayOutputStream();
        OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(key, "invented", null, openSsh);
        String pem = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(key.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
        server.put("may.csv", "May", MAY);
        server.know(key.getPublic());

        try (SftpStore store =
                open(form.equals("PEM") ? pem : openSsh.toString(StandardCharsets.UTF_8), server.hostKey())) {
            assertThat(text(store, store.files().getFirst())).isEqualTo("May");
        }
        assertThat(server.tried()).as("passwords that it heard").isEmpty();
    }

    @Test
    void aServerThatHasOnlyAKeyOfEd25519IsPinnedAndRead() throws Exception {
        server.put("may.csv", "May", MAY);
        server.changeHostKey("Ed25519");

        assertThat(whyNot(SftpServer.PASSWORD, null, this))
                .contains("shows the host key ssh-ed25519 " + server.hostKey());
        try (SftpStore store = open()) {
            assertThat(text(store, store.files().getFirst())).isEqualTo("May");
        }
        String before = server.hostKey();
        server.changeHostKey("Ed25519");
        assertThat(whyNot(SftpServer.PASSWORD, before, this)).contains("not the one of this feed (" + before + ")");
    }

    @Test
    void aTransferThatIsCutOffIsNoFile() throws Exception {
        server.put("may.csv", "0123456789".repeat(100_000), MAY);
        try (SftpStore store = open()) {
            StoredFile file = store.files().getFirst();
            server.cutAt("may.csv");

            FeedFailure failure = catchThrowableOfType(FeedFailure.class, () -> text(store, file));

            assertThat(failure.why()).contains("was cut off: ").contains("of 1000000 bytes");
            assertThat(failure.lasts()).isFalse();
        }
        try (SftpStore again = open()) {
            assertThat(text(again, again.files().getFirst())).hasSize(1_000_000);
        }
    }

    @Test
    void aFileThatIsWrittenWhileItIsReadIsNotTaken() throws Exception {
        server.put("may.csv", "May", MAY);
        server.whileRead(() -> server.put("may.csv", "NEW", MAY.plusSeconds(5)));
        try (SftpStore store = open()) {
            StoredFile file = store.files().getFirst();

            assertThatThrownBy(() -> text(store, file)).hasMessageContaining("changed while it was read");
        }
    }

    @Test
    void whatIsNotThereOrTooMuchIsRefused() throws Exception {
        SftpStore elsewhere = SftpStore.open(
                server.address() + "/nothing", SftpServer.PASSWORD, server.hostKey(), BOUNDS, Clock.systemUTC());
        try (elsewhere) {
            assertThatThrownBy(elsewhere::files).hasMessageContaining("\"/out/nothing\" cannot be listed");
        }
        for (int i = 0; i < 6; i++) {
            server.put(i + ".csv", "file", MAY);
        }
        try (SftpStore store = open()) {
            assertThatThrownBy(store::files).hasMessageContaining("more than 5 files");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "sftp://127.0.0.1/out, Write sftp://USER@HOST/DIRECTORY",
        "ftp://user@127.0.0.1/out, Write sftp://USER@HOST/DIRECTORY",
        "sftp://user:password@127.0.0.1/out, No password stands in the address",
        "sftp://user@127.0.0.1/out, private network",
        "sftp://user@localhost/out, private network"
    })
    void anAddressThatIsNoneIsNotAsked(String address, String why) {
        StoreBounds publicOnly = new StoreBounds(5, 10, Duration.ofSeconds(5), Duration.ZERO, false);

        assertThatThrownBy(() -> SftpStore.open(address, SftpServer.PASSWORD, null, publicOnly, Clock.systemUTC()))
                .isInstanceOf(FeedFailure.class)
                .hasMessageContaining(why);
    }
}
