package org.sightline.gateway.pages.office.draft;

import java.util.UUID;

/** What a draft changes. */
public enum DraftKind {
    WATCHLIST("/watchlist", "watchlist", "discard watchlist draft"),
    RULES("/rules", "rules", "discard rule draft");

    private final String home;
    private final String called;
    private final String discarding;

    DraftKind(String home, String called, String discarding) {
        this.home = home;
        this.called = called;
        this.discarding = discarding;
    }

    /** The page of what is in force. */
    public String home() {
        return home;
    }

    /** Where drafts are kept, of the pages and of the service. */
    public String drafts() {
        return home + "/drafts";
    }

    /** One draft, as a page and at the service. */
    public String draft(UUID id) {
        return drafts() + "/" + id;
    }

    /** What it is, as the service calls it: watchlist or rules. */
    String called() {
        return called;
    }

    /** How the audit log calls what is done, such as {@code approve rules}. */
    String action(String verb) {
        return verb + " " + called;
    }

    /** How the audit log calls that a draft was discarded. */
    String discarding() {
        return discarding;
    }
}
