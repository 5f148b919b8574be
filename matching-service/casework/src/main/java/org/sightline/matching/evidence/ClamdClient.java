package org.sightline.matching.evidence;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.file.SealedFile;
import org.sightline.kit.problem.Problem;

/** Asks a virus scanner about a file, where one is configured: clamd, by its command INSTREAM over TCP. */
@ApplicationScoped
class ClamdClient {

    private static final Logger LOG = Logger.getLogger(ClamdClient.class);
    private static final byte[] COMMAND = "zINSTREAM\0".getBytes(StandardCharsets.US_ASCII);
    private static final int CHUNK = 1 << 16;
    private static final int ANSWER_BYTES = 4096;
    private static final Pattern FOUND = Pattern.compile("stream: (.*) FOUND");

    private final EvidenceSettings.Scanner settings;

    ClamdClient(EvidenceSettings settings) {
        this.settings = settings.scanner();
    }

    /**
     * Lets a file go on in which the scanner finds nothing, and any file where there is no scanner.
     *
     * @throws Problem 422 where it finds a virus, 503 where it does not answer
     */
    void requireClean(SealedFile file) {
        String host = settings.host().orElse(null);
        if (host == null) {
            return;
        }
        String answer = ask(host, file);
        Matcher found = FOUND.matcher(answer);
        if (found.matches()) {
            throw Problem.invalid(
                    "file",
                    "virus-found",
                    "The virus scanner found " + found.group(1)
                            + " in this file. Nothing was kept. Have the computer or"
                            + " phone checked that it comes from.");
        }
        if (!answer.equals("stream: OK")) {
            throw away(answer, null);
        }
    }

    private String ask(String host, SealedFile file) {
        int patience = Math.toIntExact(settings.patience().toMillis());
        try (Socket socket = new Socket();
                InputStream content = file.open()) {
            socket.connect(new InetSocketAddress(host, settings.port()), patience);
            socket.setSoTimeout(patience);
            send(content, new DataOutputStream(new BufferedOutputStream(socket.getOutputStream(), CHUNK)));
            String answer = new String(socket.getInputStream().readNBytes(ANSWER_BYTES), StandardCharsets.UTF_8);
            return answer.replace("\0", "").strip();
        } catch (IOException failed) {
            throw away("no answer", failed);
        }
    }

    /** Each piece has its length in front; one without bytes ends the file. */
    private static void send(InputStream content, DataOutputStream out) throws IOException {
        out.write(COMMAND);
        byte[] chunk = new byte[CHUNK];
        for (int read = content.read(chunk); read >= 0; read = content.read(chunk)) {
            if (read > 0) {
                out.writeInt(read);
                out.write(chunk, 0, read);
            }
        }
        out.writeInt(0);
        out.flush();
    }

    private static Problem away(String said, @Nullable Exception cause) {
        LOG.warnf(cause, "The virus scanner did not look at a file: %s", said);
        return Problem.of(
                503,
                "scanner-away",
                "The virus scanner does not answer",
                "A file is kept only after the virus scanner has looked at it. Nothing was kept. Try again in a minute.");
    }
}
