package org.sightline.ingest.filestore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/** A real SFTP server on this machine, which can be told to misbehave. */
public final class SftpServer implements AutoCloseable {

    public static final String USER = "invented";
    public static final String PASSWORD = "invented password of a test";

    static {
        // Once for the whole process, before the library looks for the first time.
        Ed25519Registrar.register();
    }

    private final Path files;
    private final int port;
    private final List<String> tried = new CopyOnWriteArrayList<>();
    private volatile PublicKey known;
    private volatile String cutAt = "";
    private volatile Runnable whileRead = () -> {};
    private SshServer server;
    private KeyPair hostKey = newKey();

    public SftpServer(Path files) {
        this.files = files;
        this.server = start(0);
        this.port = server.getPort();
    }

    private SshServer start(int at) {
        try {
            Files.createDirectories(files.resolve("out"));
            SshServer started = SshServer.setUpDefaultServer();
            started.setHost("127.0.0.1");
            started.setPort(at);
            started.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
            started.setPasswordAuthenticator((user, password, session) -> {
                tried.add(user + ":" + password);
                return user.equals(USER) && password.equals(PASSWORD);
            });
            started.setPublickeyAuthenticator((user, key, session) -> KeyUtils.compareKeys(key, known));
            SftpSubsystemFactory sftp = new SftpSubsystemFactory();
            sftp.addSftpEventListener(new SftpEventListener() {
                @Override
                public void read(
                        ServerSession session,
                        String handle,
                        FileHandle file,
                        long offset,
                        byte[] data,
                        int dataOffset,
                        int dataLen,
                        int readLen,
                        Throwable thrown)
                        throws IOException {
                    whileRead.run();
                    if (String.valueOf(file.getFile().getFileName()).equals(cutAt)) {
                        cutAt = "";
                        session.close(true);
                        throw new IOException("cut");
                    }
                }
            });
            started.setSubsystemFactories(List.of(sftp));
            started.setFileSystemFactory(new VirtualFileSystemFactory(files.toAbsolutePath()));
            started.start();
            return started;
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    static KeyPair newKey() {
        return newKey("EC");
    }

    /** A key of EC, RSA or Ed25519. */
    static KeyPair newKey(String kind) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
            if (kind.equals("EC")) {
                generator.initialize(256);
            } else if (kind.equals("RSA")) {
                // The usual size takes many seconds to make where code is compiled simply, as in tests.
                generator.initialize(2048);
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException never) {
            throw new IllegalStateException(never);
        }
    }

    public String address() {
        return "sftp://" + USER + "@127.0.0.1:" + port + "/out";
    }

    /** The fingerprint of the key that it shows. */
    public String hostKey() {
        return KeyUtils.getFingerPrint(BuiltinDigests.sha256, hostKey.getPublic());
    }

    /** From now on it shows another key at the same address. */
    public void changeHostKey() {
        changeHostKey("EC");
    }

    void changeHostKey(String kind) {
        stop();
        hostKey = newKey(kind);
        server = start(port);
    }

    /** Whoever has this key may sign in. */
    void know(PublicKey key) {
        known = key;
    }

    /** Puts a file there, last written at a time; then it is new for whoever looks at size and time. */
    public Path put(String name, String text, Instant modified) {
        try {
            Path file = Files.writeString(files.resolve("out").resolve(name), text);
            Files.setLastModifiedTime(file, FileTime.from(modified));
            return file;
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /** The next time that this file is read, the connection is lost. */
    public void cutAt(String name) {
        cutAt = name;
    }

    void whileRead(Runnable what) {
        whileRead = what;
    }

    /** The users and passwords that were tried. */
    public List<String> tried() {
        return List.copyOf(tried);
    }

    private void stop() {
        try {
            server.stop(true);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    @Override
    public void close() {
        stop();
    }
}
