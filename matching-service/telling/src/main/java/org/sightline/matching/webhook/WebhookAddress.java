package org.sightline.matching.webhook;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.remote.PublicAddress;

/**
 * The address of a webhook: https, and never in a private network.
 *
 * @param uri with a host, without user or fragment
 */
record WebhookAddress(URI uri) {

    private static final int LONGEST = 500;
    private static final String HTTPS = "https";
    private static final int HTTPS_PORT = 443;
    private static final int HTTP_PORT = 80;

    /** Why nothing is sent to an address, as a sentence. */
    static final class Refused extends Exception {

        private static final long serialVersionUID = 1L;

        Refused(String sentence) {
            super(sentence);
        }
    }

    /**
     * Reads an address.
     *
     * @param loopback whether one on this machine may be without TLS
     * @throws Refused where it is none
     */
    static WebhookAddress of(@Nullable String text, boolean loopback) throws Refused {
        if (text == null || text.isBlank() || text.length() > LONGEST) {
            throw new Refused("Give an address of at most " + LONGEST + " characters.");
        }
        URI uri = read(text.strip());
        boolean plain = loopback && "http".equalsIgnoreCase(uri.getScheme());
        if (!plain && !HTTPS.equalsIgnoreCase(uri.getScheme())) {
            throw new Refused("Give an address that begins with https.");
        }
        if (uri.getHost() == null || uri.getUserInfo() != null || uri.getFragment() != null) {
            throw new Refused("Give an address with a host, and without user name, password or fragment.");
        }
        return new WebhookAddress(uri);
    }

    private static URI read(String text) throws Refused {
        try {
            return new URI(text);
        } catch (URISyntaxException none) {
            throw new Refused("This is no address of the web.");
        }
    }

    /** Whether the connection is encrypted. */
    boolean encrypted() {
        return HTTPS.equalsIgnoreCase(uri.getScheme());
    }

    int port() {
        return uri.getPort() > 0 ? uri.getPort() : encrypted() ? HTTPS_PORT : HTTP_PORT;
    }

    /** The name, or the address without the brackets of IPv6. */
    String host() {
        return uri.getHost().replaceAll("^\\[|]$", "");
    }

    /** What is asked for at the host. */
    String target() {
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }

    /**
     * The machine to connect to, looked up now. The connection goes to this one and the name is not asked again, so nobody
     * can move the name in between.
     *
     * @param loopback whether it may be this machine
     * @throws Refused where the name has no address, or any of its addresses is private
     */
    InetAddress resolved(boolean loopback) throws Refused {
        List<InetAddress> all;
        try {
            all = List.of(InetAddress.getAllByName(host()));
        } catch (UnknownHostException unknown) {
            throw new Refused("There is no host " + host() + " just now.");
        }
        boolean here = all.stream().allMatch(InetAddress::isLoopbackAddress);
        if (here ? !loopback : all.stream().anyMatch(PublicAddress::isPrivate) || !encrypted()) {
            throw new Refused(host() + " is an address of a private network, or without encryption. Webhooks go to the"
                    + " web only, with https.");
        }
        return all.getFirst();
    }
}
