package org.sightline.kit.remote;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/**
 * Which addresses may be read from: the web, never the network that the service runs in. Each request looks again,
 * because a name may be moved; Java remembers a name for long enough that the request goes where was looked.
 */
public final class PublicAddress {

    private static final int CARRIER_FIRST = 100;
    private static final int CARRIER_FROM = 64;
    private static final int CARRIER_TO = 127;
    private static final int IPV4 = 4;
    private static final int BYTE = 0xff;
    private static final int UNIQUE_LOCAL = 0xfc;
    private static final int UNIQUE_LOCAL_MASK = 0xfe;

    private static final String ELSEWHERE =
            "Where Sightline itself is tried out on one machine, a setting allows others (private-addresses).";

    private PublicAddress() {}

    /**
     * Why a request may not go to an address, as a sentence.
     *
     * @param privateToo whether this installation reads from private addresses, and without TLS
     * @return null where it may
     */
    public static @Nullable String refusal(URI address, boolean privateToo) {
        return refusal(address, privateToo, true);
    }

    /**
     * Why a feed may not be kept at an address, as a sentence that says what to do. As {@link #refusal}, but a host without an
     * address just now is no reason: it may have one when the feed is read.
     */
    public static @Nullable String refusalToKeep(URI address, boolean privateToo) {
        return refusal(address, privateToo, false);
    }

    private static @Nullable String refusal(URI address, boolean privateToo, boolean now) {
        String host = address.getHost();
        if (host == null || address.getUserInfo() != null) {
            return "\"" + address + "\" is no address of a feed.";
        }
        if (privateToo) {
            return null;
        }
        if (!"https".equals(address.getScheme())) {
            return "A feed is read with https only. Write an address that begins with https://. " + ELSEWHERE;
        }
        String found = privateHost(host);
        return found == null && now ? unknownHost(host) : found;
    }

    /**
     * Why a feed may not be at a host, as a sentence that says what to do.
     *
     * @return null where it may, or where the host has no address just now
     */
    public static @Nullable String privateHost(String host) {
        try {
            for (InetAddress one : InetAddress.getAllByName(host)) {
                if (isPrivate(one)) {
                    return host
                            + " is an address of a private network or of this machine. A feed is read from the web only."
                            + " Write an address on the web. " + ELSEWHERE;
                }
            }
            return null;
        } catch (UnknownHostException unknown) {
            return null;
        }
    }

    private static @Nullable String unknownHost(String host) {
        try {
            return isPrivate(InetAddress.getByName(host)) ? "The host " + host + " has just been moved." : null;
        } catch (UnknownHostException unknown) {
            return "There is no host " + host + " just now.";
        }
    }

    /** Whether a text is an address on the web, without a name or password of a person. */
    public static boolean isWeb(@Nullable String address) {
        try {
            URI uri = URI.create(address == null ? "" : address.strip());
            return uri.getHost() != null
                    && uri.getUserInfo() == null
                    && String.valueOf(uri.getScheme()).startsWith("http");
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }

    /** Whether only this machine or this network has the address. */
    public static boolean isPrivate(InetAddress address) {
        return isNotRouted(address.getAddress())
                || address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress();
    }

    /** What the library does not call private: IPv4 of carriers (100.64.0.0/10) and 0.0.0.0/8, IPv6 unique local (fc00::/7). */
    private static boolean isNotRouted(byte[] bytes) {
        int first = bytes[0] & BYTE;
        if (bytes.length != IPV4) {
            return (first & UNIQUE_LOCAL_MASK) == UNIQUE_LOCAL;
        }
        int second = bytes[1] & BYTE;
        return first == 0 || first == CARRIER_FIRST && second >= CARRIER_FROM && second <= CARRIER_TO;
    }
}
