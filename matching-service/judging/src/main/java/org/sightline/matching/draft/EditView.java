package org.sightline.matching.draft;

import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.sightline.matching.watchlist.WatchlistEdit;
import org.sightline.matching.watchlists.RowView;

/** One change of a row of the watchlist, as the API shows it. */
@Schema(name = "WatchlistEdit")
public record EditView(
        @Schema(enumeration = {"add", "remove"}) String op, RowView row) {

    private static final int MOST_SHOWN = 1000;

    /** The first thousand changes. */
    static List<EditView> some(List<WatchlistEdit> edits) {
        return edits.stream().limit(MOST_SHOWN).map(EditView::of).toList();
    }

    private static EditView of(WatchlistEdit edit) {
        return new EditView(edit.action().name().toLowerCase(Locale.ROOT), RowView.of(edit.row()));
    }
}
