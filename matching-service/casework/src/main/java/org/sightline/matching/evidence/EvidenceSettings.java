package org.sightline.matching.evidence;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How many evidence files there may be, how long they are kept, and what looks for viruses in them. */
@ConfigMapping(prefix = "sightline.evidence")
interface EvidenceSettings {

    /** The most bytes of one file, as it is sent. */
    @WithDefault("20971520")
    long maxFileBytes();

    /** How many files a finding may have, withdrawn ones too. */
    @WithDefault("30")
    int mostOfFinding();

    /** The most bytes of all files of one agency. */
    @WithDefault("1073741824")
    long maxAgencyBytes();

    /** The most bytes of all files together. */
    @WithDefault("107374182400")
    long maxKeptBytes();

    /** How many bytes must stay free on the disk of the files. */
    @WithDefault("536870912")
    long minFreeBytes();

    /** How many days the bytes of a file are kept after it was withdrawn or its finding was closed. */
    @WithDefault("2557")
    int keepDays();

    /** The key that encrypts the files: a text of at least 32 characters. */
    String fileKey();

    /** Keys of before: their files are read, and sealed again under the key of today. */
    Optional<List<String>> previousFileKeys();

    Bucket bucket();

    /** Where the files lie in a bucket of an S3-compatible server, instead of the folder. */
    interface Bucket {

        /** {@code https://HOST/BUCKET/FOLDER/?region=REGION}; empty for the folder. */
        Optional<String> address();

        /** {@code KEYID:SECRETKEY}. */
        Optional<String> secret();

        /** How long a request may take, to the last byte of its answer. */
        @WithDefault("30s")
        Duration patience();

        /** Whether the server must be asked with TLS. */
        @WithDefault("true")
        boolean tls();
    }

    Scanner scanner();

    /** The virus scanner, which speaks the protocol of clamd. */
    interface Scanner {

        /** Empty for none. */
        Optional<String> host();

        @WithDefault("3310")
        int port();

        /** How long it may take to answer. */
        @WithDefault("30s")
        Duration patience();
    }
}
