package org.sightline.ingest.portal;

import java.net.URI;

/** Which addresses a feed may be at: the web, never the network that the service runs in. */
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
}
