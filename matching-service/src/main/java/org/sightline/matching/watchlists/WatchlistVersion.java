package org.sightline.matching.watchlists;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.Immutable;
import org.sightline.matching.watchlist.Watchlist;
import org.sightline.matching.watchlist.WatchlistEdit;

/** A version of the watchlist, with the changes that made it. Never changed. */
@Entity
@Immutable
@Table(name = "list_version")
public class WatchlistVersion {

    @Id
    public int version;

    @Column(name = "list_version")
    public String listVersion;

    public String summary;

    @Column(name = "drafted_by")
    public String draftedBy;

    @Column(name = "approved_by")
    public String approvedBy;

    @Column(name = "published_at")
    public Instant publishedAt;

    public String edits;
    public String content;
    public int entities;
    public int names;

    /** {@code messages/watchlist.v1.schema.json}. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Message(
            String list,
            int version,
            String listVersion,
            Instant publishedAt,
            String approvedBy,
            String draftedBy,
            String summary,
            int entities,
            int names) {}

    public static WatchlistVersion of(
            int version,
            Watchlist watchlist,
            String summary,
            String draftedBy,
            String approvedBy,
            String edits,
            Instant now) {
        WatchlistVersion made = new WatchlistVersion();
        made.version = version;
        made.listVersion = watchlist.version();
        made.summary = summary;
        made.draftedBy = draftedBy;
        made.approvedBy = approvedBy;
        made.publishedAt = now;
        made.edits = edits;
        made.content = WatchlistColumn.write(watchlist.content());
        made.entities = watchlist.content().entities().size();
        made.names = watchlist.content().names().size();
        return made;
    }

    /** The list itself, checked against the hash that it was stored with. */
    public Watchlist watchlist() {
        String label = listVersion.substring(0, listVersion.lastIndexOf('-'));
        return Watchlist.of(label, WatchlistColumn.content(content));
    }

    public List<WatchlistEdit> edits() {
        return WatchlistColumn.edits(edits);
    }

    public Message message() {
        return new Message(
                Watchlists.LIST, version, listVersion, publishedAt, approvedBy, draftedBy, summary, entities, names);
    }
}
