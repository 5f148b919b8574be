package org.sightline.gateway.pages.people.people;

import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.shell.Faults;
import org.sightline.kit.caller.Access;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.paging.ETags;
import org.sightline.kit.problem.Problem;

/** Waiting roles as the lists of two pages show them, and what the checkboxes of such a list name. */
final class RoleDraftList {

    private RoleDraftList() {}

    /**
     * A waiting role as a list shows it to whoever reads.
     *
     * @param own whether the reader drafted it
     */
    record Row(RoleDraft draft, String agencyName, boolean own, boolean mayApprove, boolean mayDiscard) {

        static Row of(RoleDrafts.Waiting waiting, String agencyName, Caller reader) {
            RoleDraft draft = waiting.shown();
            boolean mayApprove = waiting.mayBeApprovedBy(reader);
            return new Row(
                    draft,
                    agencyName,
                    waiting.proposal().isOf(reader),
                    mayApprove,
                    mayApprove || Access.allows(reader, Action.MANAGE_PEOPLE, draft.agencyId()));
        }
    }

    /** A draft with the version that the page showed. */
    record Chosen(UUID id, long version) {

        /** The version as an entity tag. */
        String tag() {
            return ETags.of(version);
        }
    }

    /**
     * Reads them.
     *
     * @throws Problem 422 where none was chosen, 404 where one names no draft
     */
    static List<Chosen> of(@Nullable List<String> checkboxes, PeopleTexts texts) {
        if (checkboxes == null || checkboxes.isEmpty()) {
            throw Problem.invalid("/draft", "missing", texts.chooseARole());
        }
        return checkboxes.stream().map(RoleDraftList::chosen).toList();
    }

    private static Chosen chosen(String checkbox) {
        try {
            String[] parts = checkbox.split(":", 2);
            return new Chosen(UUID.fromString(parts[0]), Long.parseLong(parts.length == 2 ? parts[1] : ""));
        } catch (IllegalArgumentException malformed) {
            throw Problem.notFound();
        }
    }

    /**
     * Answers a form that asked for several things, each done by itself.
     *
     * @param work says what was refused
     * @param again the page, with what was refused
     */
    static Response answer(
            Supplier<List<Problem>> work,
            Supplier<Response> done,
            Function<List<Problem.Fault>, TemplateInstance> again) {
        List<Problem> refused;
        try {
            refused = work.get();
        } catch (Problem problem) {
            refused = List.of(problem);
        }
        return refused.isEmpty()
                ? done.get()
                : Response.status(refused.getFirst().status())
                        .entity(again.apply(refused.stream()
                                .flatMap(problem -> Faults.of(problem).stream())
                                .distinct()
                                .toList()))
                        .build();
    }
}
