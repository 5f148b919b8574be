package org.sightline.matching.watchlists;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.approval.Proposal;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.sql.Row;
import org.sightline.matching.watchlist.Watchlist;
import org.sightline.matching.watchlist.WatchlistContent;
import org.sightline.matching.watchlist.WatchlistEdit;

/** A version of the watchlist, with the changes that made it. Never changed. */
@Entity
@Immutable
@Table(name = "list_version")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
public class WatchlistVersion {

    @Id
    private int version;

    @Column(name = "list_version")
    private String listVersion;

    private String summary;

    @Column(name = "drafted_by")
    private @Nullable String draftedBy;

    @Column(name = "approved_by")
    private @Nullable String approvedBy;

    @Column(name = "drafted_by_identity")
    private @Nullable String draftedByIdentity;

    @Column(name = "approved_by_identity")
    private @Nullable String approvedByIdentity;

    @Column(name = "published_at")
    private Instant publishedAt;

    private String edits;
    private String content;
    private int entities;
    private int names;

    /** For Hibernate. */
    protected WatchlistVersion() {}

    /**
     * What is said of a version.
     *
     * @param version a number, from 1
     * @param listVersion the label and hash that screening names
     * @param publishedAt UTC
     * @param draftedBy the sign-in name of who drafted it; null for the list that ships with the software
     * @param approvedBy the sign-in name of who approved it; null for the list that ships with the software
     * @param entities how many entities it has
     * @param names how many names it has
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Summary(
            int version,
            String listVersion,
            String summary,
            Instant publishedAt,
            @Nullable String draftedBy,
            @Nullable String approvedBy,
            int entities,
            int names) {}

    /**
     * What is said of a version, with what it changed; without the list itself, which may be large.
     *
     * @param edits the changes that made it
     */
    public record Change(Summary summary, List<WatchlistEdit> edits) {

        static Change read(Row row) {
            Summary summary = new Summary(
                    row.integer("version"),
                    row.requiredText("list_version"),
                    row.requiredText("summary"),
                    row.requiredInstant("published_at"),
                    row.text("drafted_by"),
                    row.text("approved_by"),
                    row.integer("entities"),
                    row.integer("names"));
            return new Change(summary, WatchlistColumn.edits(row.requiredText("edits")));
        }
    }

    /** {@code messages/watchlist.v1.schema.json}. */
    record Message(String list, @JsonUnwrapped Summary version) {}

    /** The list that ships with the software. */
    static WatchlistVersion builtIn(Watchlist list, Instant now) {
        return of(1, list, List.of(), "Built-in list", now);
    }

    /** A version that two people made. */
    public static WatchlistVersion approved(
            int version, Watchlist list, Proposal<List<WatchlistEdit>> draft, Caller by, Instant now) {
        WatchlistVersion made = of(version, list, draft.content(), draft.summary(), now);
        made.draftedBy = draft.proposedByName();
        made.draftedByIdentity = draft.proposedBy();
        made.approvedBy = by.name();
        made.approvedByIdentity = by.identity();
        return made;
    }

    private static WatchlistVersion of(
            int version, Watchlist list, List<WatchlistEdit> edits, String summary, Instant now) {
        WatchlistContent content = list.content();
        WatchlistVersion made = new WatchlistVersion();
        made.version = version;
        made.listVersion = list.version();
        made.summary = summary;
        made.publishedAt = now;
        made.edits = WatchlistColumn.write(edits);
        made.content = WatchlistColumn.write(content);
        made.entities = content.entities().size();
        made.names = content.names().size();
        return made;
    }

    public int version() {
        return version;
    }

    public Summary summary() {
        return new Summary(version, listVersion, summary, publishedAt, draftedBy, approvedBy, entities, names);
    }

    /** What this version changed. */
    public Change change() {
        return new Change(summary(), WatchlistColumn.edits(edits));
    }

    Message message() {
        return new Message(Watchlists.LIST, summary());
    }

    /** The list itself, checked against the hash that it was stored with. */
    Watchlist watchlist() {
        String label = listVersion.substring(0, listVersion.lastIndexOf('-'));
        return Watchlist.of(label, WatchlistColumn.content(content));
    }
}
