package org.sightline.gateway.route;

/** A service behind the gateway. */
public enum Part {
    INGEST("ingest", "Loading purchase data"),
    MATCHING("matching", "Screening and decisions"),
    INVENTORY("inventory", "The register of agencies and devices");

    private final String key;
    private final String title;

    Part(String key, String title) {
        this.key = key;
        this.title = title;
    }

    /** The middle of {@code sightline.<key>.url}. */
    public String key() {
        return key;
    }

    /** What it does, for people. */
    public String title() {
        return title;
    }
}
