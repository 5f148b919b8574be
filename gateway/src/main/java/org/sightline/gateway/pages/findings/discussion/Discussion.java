package org.sightline.gateway.pages.findings.discussion;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the page of a finding shows of its discussion.
 *
 * @param notes the oldest first; null where matching-service does not answer
 * @param side agency or office: for whom the person who looks writes; null where they write nothing
 * @param office whether the person reads what the office writes for itself
 */
public record Discussion(
        UUID findingId,
        @Nullable List<Note> notes,
        @Nullable String side,
        boolean office) {

    /** Whether the person writes notes. */
    public boolean mayWrite() {
        return side != null;
    }

    /** Whether the person chooses who reads a note; what an agency writes, both read. */
    public boolean choosesAudience() {
        return "office".equals(side);
    }

    /** Whether the person can correct this note: their side wrote it, and no other stands in its place. */
    public boolean mayCorrect(Note note) {
        return note.side().equals(side) && note.correctedBy() == null;
    }

    /** What the office writes for itself. */
    public List<Note> internal() {
        return notes == null
                ? List.of()
                : notes.stream().filter(Note::isInternal).toList();
    }

    /** What office and agency read. */
    public List<Note> shared() {
        return notes == null
                ? List.of()
                : notes.stream().filter(note -> !note.isInternal()).toList();
    }
}
