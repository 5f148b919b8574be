package org.sightline.ingest.feed;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a feed is asked. */
public enum FeedKind {
    /** Files that others put into a folder of this machine. */
    FOLDER,
    /** A dataset of a Socrata portal: {@code https://HOST/resource/ABCD-1234}. */
    SOCRATA,
    /** A resource of a CKAN datastore: {@code https://HOST/api/3/action/datastore_search?resource_id=ID}. */
    CKAN,
    /** The search for awards of USAspending.gov: {@code https://HOST/api/v2/search/spending_by_award/?keywords=...}. */
    USASPENDING,
    /** The ATOM feed of FPDS: {@code https://HOST/ezsearch/FEEDS/ATOM?FEEDNAME=PUBLIC&q=...}. */
    FPDS,
    /** Packages of OCDS releases or records: <code>https://HOST/releases?since={from}</code>. */
    OCDS,
    /** Objects of a bucket of an S3-compatible server: {@code https://HOST/BUCKET/FOLDER/?region=REGION}. */
    S3,
    /** Files of a directory of an SFTP server: {@code sftp://USER@HOST/DIRECTORY}. */
    SFTP;

    /** Whether it brings files as they are, and not rows. */
    boolean isOfFiles() {
        return switch (this) {
            case FOLDER, S3, SFTP -> true;
            case SOCRATA, CKAN, USASPENDING, FPDS, OCDS -> false;
        };
    }

    /** As in the API and in the database. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    static FeedKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
