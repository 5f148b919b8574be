package org.sightline.ingest.portal;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;

/**
 * Which addresses a feed may be at: the web, never the network that the service runs in. Each request looks again,
 * because a name may be moved; Java remembers a name for long enough that the request goes where was looked.
 */
public final class PublicAddress {

    private PublicAddress() {}

    /**
     * Lets a request go to an address.
     *
     * @param privateToo whether this installation has its feeds on private addresses
     * @throws FeedFailure where it may not
     */
    public static void require(URI address, boolean privateToo) throws FeedFailure {
        String refusal = org.sightline.kit.remote.PublicAddress.refusal(address, privateToo);
        if (refusal != null) {
            throw new FeedFailure(refusal);
        }
    }

    /**
     * Where a host is.
     *
     * @param privateToo whether this installation has its feeds on private addresses
     * @return one of its addresses; who connects to it goes where was looked
     * @throws FeedFailure where there is no such host, or one of its addresses is private
     */
    public static InetAddress host(String host, boolean privateToo) throws FeedFailure {
        try {
            InetAddress[] all = InetAddress.getAllByName(host);
            for (InetAddress one : all) {
                if (!privateToo && isPrivate(one)) {
                    throw new FeedFailure(
                            host
                                    + " is an address of a private network or of this machine. A feed is read from the web only.");
                }
            }
            return all[0];
        } catch (UnknownHostException unknown) {
            throw new FeedFailure("There is no host " + host + " just now.");
        }
    }

    /** Whether only this machine or this network has the address. */
    static boolean isPrivate(InetAddress address) {
        return org.sightline.kit.remote.PublicAddress.isPrivate(address);
    }
}
