package org.sightline.ingest.filestore;

import java.net.SocketAddress;
import java.security.PublicKey;
import java.util.List;
import org.apache.sshd.client.keyverifier.ServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.jspecify.annotations.Nullable;

/** Takes only a server that shows one of the pinned keys. Remembers which key it showed. */
final class PinnedKeys implements ServerKeyVerifier {

    private final List<String> pinned;
    private volatile @Nullable String refused;

    /**
     * Keys.
     *
     * @param fingerprints of the keys, such as {@code SHA256:...}, with spaces between them; null for none
     */
    PinnedKeys(@Nullable String fingerprints) {
        this.pinned = fingerprints == null || fingerprints.isBlank()
                ? List.of()
                : List.of(fingerprints.strip().split("\\s+"));
    }

    @Override
    public boolean verifyServerKey(ClientSession session, SocketAddress server, PublicKey key) {
        String fingerprint = KeyUtils.getFingerPrint(BuiltinDigests.sha256, key);
        if (pinned.contains(fingerprint)) {
            return true;
        }
        refused = KeyUtils.getKeyType(key) + " " + fingerprint;
        return false;
    }

    /** Why the server was refused, for people; null where it was not. */
    @Nullable
    String refusal() {
        if (refused == null) {
            return null;
        }
        if (pinned.isEmpty()) {
            return "The server shows the host key " + refused
                    + ". Compare it with what its operator says, and write it into the feed as its host key. Nobody"
                    + " signed in.";
        }
        return "The server shows the host key " + refused + ", which is not the one of this feed ("
                + String.join(", ", pinned)
                + "). Its operator has changed it, or somebody else answers. Ask the operator before you change the feed."
                + " Nobody signed in.";
    }
}
