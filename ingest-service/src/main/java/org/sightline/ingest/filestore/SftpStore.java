package org.sightline.ingest.filestore;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.auth.keyboard.UserInteraction;
import org.apache.sshd.client.auth.password.PasswordIdentityProvider;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.sftp.SftpModuleProperties;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.apache.sshd.sftp.common.SftpException;
import org.jspecify.annotations.Nullable;
import org.sightline.ingest.portal.FeedFailure;
import org.sightline.ingest.portal.PublicAddress;

/** A directory of an SFTP server that shows the pinned key. A file is taken in the state that was listed, or not at all. */
public final class SftpStore implements FileStore {

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final String PRIVATE_KEY = "-----BEGIN";

    static {
        Ed25519Registrar.register();
    }

    private final SshClient ssh;
    private final ClientSession session;
    private final SftpClient sftp;
    private final SftpAddress address;
    private final StoreBounds bounds;
    private final Clock clock;

    private SftpStore(
            SshClient ssh,
            ClientSession session,
            SftpAddress address,
            StoreBounds bounds,
            Clock clock,
            SftpClient sftp) {
        this.ssh = ssh;
        this.session = session;
        this.sftp = sftp;
        this.address = address;
        this.bounds = bounds;
        this.clock = clock;
    }

    /**
     * Looks whether an address names a directory of an SFTP server.
     *
     * @return the server's host
     * @throws FeedFailure where it does not
     */
    public static String requireAddress(String address) throws FeedFailure {
        return SftpAddress.of(address).host();
    }

    /**
     * Signs in.
     *
     * @param secret a password, or a private key in PEM or in OpenSSH's form, not encrypted
     * @param hostKeys fingerprints of the keys that the server may show, with spaces between them
     * @throws FeedFailure where the server is not there, shows another key, or does not take the secret
     */
    public static SftpStore open(
            String address, @Nullable String secret, @Nullable String hostKeys, StoreBounds bounds, Clock clock)
            throws FeedFailure {
        SftpAddress at = SftpAddress.of(address);
        if (secret == null) {
            throw new FeedFailure("An SFTP server asks for a secret. Name one of the configuration.");
        }
        InetAddress server = PublicAddress.host(at.host(), bounds.privateAddresses());
        PinnedKeys keys = new PinnedKeys(hostKeys);
        SshClient ssh = client(bounds, keys);
        boolean open = false;
        try {
            identify(ssh, secret);
            ssh.start();
            ClientSession session = ssh.connect(at.user(), new InetSocketAddress(server, at.port()))
                    .verify(CONNECT)
                    .getSession();
            session.auth().verify(bounds.patience());
            SftpClient sftp = SftpClientFactory.instance().createSftpClient(session);
            open = true;
            return new SftpStore(ssh, session, at, bounds, clock, sftp);
        } catch (IOException failed) {
            throw new FeedFailure(why(failed, keys));
        } finally {
            if (!open) {
                ssh.stop();
            }
        }
    }

    /** A client that reads nothing of the machine's own settings and keys, and trusts the pinned keys alone. */
    private static SshClient client(StoreBounds bounds, PinnedKeys keys) {
        SshClient ssh = SshClient.setUpDefaultClient();
        ssh.setServerKeyVerifier(keys);
        ssh.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
        ssh.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
        ssh.setUserInteraction(UserInteraction.NONE);
        // Signatures over SHA-1 are not taken.
        ssh.setSignatureFactories(ssh.getSignatureFactories().stream()
                .filter(one -> !one.getName().equals(KeyPairProvider.SSH_RSA))
                .toList());
        CoreModuleProperties.AUTH_TIMEOUT.set(ssh, bounds.patience());
        CoreModuleProperties.IDLE_TIMEOUT.set(ssh, bounds.patience());
        SftpModuleProperties.SFTP_CHANNEL_OPEN_TIMEOUT.set(ssh, bounds.patience());
        return ssh;
    }

    private static void identify(SshClient ssh, String secret) throws FeedFailure, IOException {
        if (!secret.strip().startsWith(PRIVATE_KEY)) {
            ssh.setPasswordIdentityProvider(PasswordIdentityProvider.wrapPasswords(secret));
            return;
        }
        try {
            List<KeyPair> keys = new ArrayList<>();
            Iterable<KeyPair> read = SecurityUtils.loadKeyPairIdentities(
                    null,
                    NamedResource.ofName("secret"),
                    new ByteArrayInputStream(secret.getBytes(StandardCharsets.UTF_8)),
                    null);
            if (read != null) {
                read.forEach(keys::add);
            }
            if (keys.isEmpty()) {
                throw new FeedFailure(
                        "The private key in the configuration cannot be read. RSA, ECDSA and Ed25519 keys can.");
            }
            ssh.setKeyIdentityProvider(KeyIdentityProvider.wrapKeyPairs(keys));
        } catch (IOException | GeneralSecurityException | UnsupportedOperationException unreadable) {
            throw new FeedFailure(
                    "The private key in the configuration cannot be read. RSA, ECDSA and Ed25519 keys without a"
                            + " passphrase can.");
        }
    }

    private static String why(IOException failed, PinnedKeys keys) {
        String refusal = keys.refusal();
        if (refusal != null) {
            return refusal;
        }
        return switch (code(failed)) {
            case SshConstants.SSH2_DISCONNECT_NO_MORE_AUTH_METHODS_AVAILABLE ->
                "The server does not take the user with this secret.";
            case SshConstants.SSH2_DISCONNECT_KEY_EXCHANGE_FAILED ->
                "The server and we know no common kind of key. Keys of RSA (with SHA-2), ECDSA and Ed25519"
                        + " are known.";
            default -> "The server does not answer (" + failed.getClass().getSimpleName() + ").";
        };
    }

    /** Why the connection ended, as SSH numbers it; 0 where nobody said. */
    private static int code(IOException failed) {
        int code = 0;
        for (Throwable cause = failed; cause != null && code == 0; cause = cause.getCause()) {
            code = cause instanceof SshException said ? said.getDisconnectCode() : 0;
        }
        return code;
    }

    @Override
    public List<StoredFile> files() throws FeedFailure {
        Instant settled = clock.instant().minus(bounds.settled());
        List<StoredFile> files = new ArrayList<>();
        int seen = 0;
        try (SftpClient.CloseableHandle directory = sftp.openDir(address.directory())) {
            List<SftpClient.DirEntry> some = sftp.readDir(directory);
            while (some != null) {
                some.stream()
                        .filter(entry -> entry.getAttributes().isRegularFile())
                        .map(entry -> stored(entry.getFilename(), entry.getAttributes()))
                        .filter(file -> file.modified().isBefore(settled))
                        .forEach(files::add);
                // Also what is no file counts: a server that always has more is not asked for ever.
                seen += Math.max(1, (int) some.stream()
                        .filter(entry -> !entry.getFilename().startsWith("."))
                        .count());
                bounds.requireFew(seen);
                some = sftp.readDir(directory);
            }
        } catch (IOException failed) {
            throw new FeedFailure(
                    "The directory \"" + address.directory() + "\" cannot be listed (" + said(failed) + ").");
        }
        files.sort(Comparator.comparing(StoredFile::name));
        return files;
    }

    private static StoredFile stored(String name, SftpClient.Attributes attributes) {
        Instant modified = attributes.getModifyTime() == null
                ? Instant.EPOCH
                : attributes.getModifyTime().toInstant();
        return new StoredFile(name, attributes.getSize(), modified, null);
    }

    @Override
    public Path bring(StoredFile file, Path scratch, Runnable alive) throws FeedFailure, InterruptedException {
        bounds.requireSmall(file);
        String path = address.file(file.name());
        try {
            new Transfer(bounds, alive).bring(file, sftp.read(path), () -> session.close(true), scratch);
            if (!stored(file.name(), sftp.stat(path)).isSameAs(file)) {
                throw FeedFailure.ofOneFile("\"" + file.name() + "\" changed while it was read.");
            }
        } catch (SftpException refused) {
            throw FeedFailure.ofOneFile("\"" + file.name() + "\" is not given (" + said(refused) + ").");
        } catch (IOException failed) {
            throw new FeedFailure("\"" + file.name() + "\" does not come (" + said(failed) + ").");
        }
        return scratch;
    }

    /** What a server says of a request, without its words. */
    private static String said(IOException failed) {
        return failed instanceof SftpException refused
                ? "status " + refused.getStatus()
                : failed.getClass().getSimpleName();
    }

    @Override
    public void close() {
        Transfer.close(sftp);
        session.close(true);
        ssh.stop();
    }
}
