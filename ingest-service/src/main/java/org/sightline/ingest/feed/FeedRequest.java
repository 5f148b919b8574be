package org.sightline.ingest.feed;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.remote.Schedule;

/** What a person says of a feed. */
@Schema(examples = """
                {"name": "City payments", "kind": "socrata", "address": "https://data.example.gov/resource/abcd-1234",
                 "source": "city-payments", "everyMinutes": 1440}""")
record FeedRequest(
        @Schema(required = true, description = "To show to people")
        @NotBlank(message = "Give it a name.")
        @Size(max = LONGEST, message = "Use at most {max} characters.")
        String name,

        @Schema(required = true) @NotNull(message = "Say what kind of place it is.")
        FeedKind kind,

        @Schema(
                required = true,
                description = "socrata: https://HOST/resource/ABCD-1234; ckan: the address of datastore_search with its"
                        + " resource_id; usaspending: the address of spending_by_award with keywords, award_type_codes and from, the first"
                        + " day; fpds: the address of the ATOM feed with q and from; ocds: the address of a package, with"
                        + " {from} where the first day belongs; s3: https://HOST/BUCKET/FOLDER/?region=REGION; sftp:"
                        + " sftp://USER@HOST/DIRECTORY; folder: a folder below the one that is configured")
        @NotBlank(message = "Give the address.")
        @Size(max = LONGEST, message = "Use at most {max} characters.")
        String address,

        @Schema(
                required = true,
                description = "The source that its files belong to; its profile says how they are read")
        @NotBlank(message = "Name the source that its files belong to.")
        @Pattern(
                regexp = "[a-z0-9][a-z0-9._-]{0,99}",
                message = "Give the ID of a source: lower-case letters, digits, dots and hyphens, at most 100.")
        String source,

        @Schema(description = "The buyers' state, two capital letters", pattern = "[A-Z]{2}") @Nullable
        String state,

        @Schema(description = "The one buyer of all its lines") @Nullable
        String buyer,

        @Schema(description = "The name of a secret in the configuration, such as data-portal; never the secret")
        @Pattern(
                regexp = "[a-z0-9][a-z0-9-]{0,59}",
                message = "Give the name of a secret: lower-case letters, digits and hyphens, at most 60.")
        @Nullable
        String secret,

        @Schema(
                description =
                        "For sftp: the SHA-256 fingerprints of the keys that its server may show, as ssh-keygen -l"
                                + " writes them, with spaces between them. Without one nobody signs in, and the run says which"
                                + " key the server shows")
        @Pattern(
                regexp = "SHA256:[A-Za-z0-9+/]{43}( SHA256:[A-Za-z0-9+/]{43}){0,4}",
                message = "Give one to five fingerprints as ssh-keygen -l writes them, each with SHA256: in front.")
        @Nullable
        String hostKey,

        @Schema(
                description = "How often it is read, in minutes",
                minimum = "5",
                maximum = "44640",
                defaultValue = "1440")
        @Nullable
        Integer everyMinutes,

        @Schema(
                description = "After how many hours without a good run people are told; 0 for never",
                minimum = "0",
                maximum = "8784",
                defaultValue = "72")
        @Nullable
        Integer freshHours,

        @Schema(description = "Whether its imports wait for a person to apply them", defaultValue = "false") @Nullable
        Boolean preview,

        @Schema(description = "Whether it is read by itself", defaultValue = "true") @Nullable
        Boolean enabled) {

    static final int LONGEST = 500;

    Schedule schedule() {
        return Schedule.of(everyMinutes, freshHours);
    }

    boolean previews() {
        return Boolean.TRUE.equals(preview);
    }

    boolean reads() {
        return !Boolean.FALSE.equals(enabled);
    }
}
