package org.sightline.gateway.access;

import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Where a request comes from. Behind a proxy it is what the proxy says, if the configuration trusts that proxy. Of an IPv6
 * address only the network counts: one household has all addresses of one.
 */
public final class Address {

    private static final int NETWORK_BYTES = 8;
    private static final int IPV6_BYTES = 16;

    private Address() {}

    /** The address of whoever asks; of IPv6 the network. */
    public static String of(RoutingContext request) {
        SocketAddress remote = request.request().remoteAddress();
        return remote == null || remote.hostAddress() == null ? "unknown" : network(remote.hostAddress());
    }

    static String network(String address) {
        if (!address.contains(":")) {
            return address;
        }
        try {
            // Digits and colons only, so that nothing is looked up.
            byte[] bytes = InetAddress.getByName("[" + address.replaceFirst("%.*", "") + "]")
                    .getAddress();
            return bytes.length == IPV6_BYTES ? HexFormat.of().formatHex(Arrays.copyOf(bytes, NETWORK_BYTES)) : address;
        } catch (UnknownHostException noAddress) {
            return address;
        }
    }
}
