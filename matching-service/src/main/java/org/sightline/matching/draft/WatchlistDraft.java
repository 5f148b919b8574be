package org.sightline.matching.draft;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.sightline.matching.watchlist.WatchlistEdit;
import org.sightline.matching.watchlists.WatchlistColumn;

/** A change of the list that somebody proposes and another person has to approve. */
@Entity
@Table(name = "list_draft")
class WatchlistDraft {

    @Id
    UUID id;

    @Version
    long version;

    String summary;

    @Column(name = "effective_on")
    LocalDate effectiveOn;

    String edits;
    int base;

    @Column(name = "drafted_by")
    String draftedBy;

    @Column(name = "created_at")
    Instant createdAt;

    String simulation;

    List<WatchlistEdit> edits() {
        return WatchlistColumn.edits(edits);
    }
}
