package org.sightline.gateway.pages.findings.workbench;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.pages.findings.finding.FindingDesk;
import org.sightline.gateway.pages.findings.finding.FindingRow;
import org.sightline.gateway.shell.CurrentShell;
import org.sightline.gateway.shell.Shell;

/** The page of the review queue, for whichever form comes back to it. */
@ApplicationScoped
class DeskPage {

    /** How many of a queue are listed. */
    static final int MOST_LISTED = 25;

    /** A sentence that can be a reason. */
    record Template(String decision, String text) {}

    /**
     * What the page shows beside the finding.
     *
     * @param total how many wait in the queue, in words
     * @param at the finding at the right; null where the queue is empty
     * @param number its place in the list, from 1; 0 where it is not in it
     * @param next the one after it; null where it is the last one
     * @param before the one before it; null where it is the first one
     * @param alike how many others are like it; null where matching-service does not answer
     */
    record Desk(
            Place place,
            List<Queued> queues,
            List<FindingRow> rows,
            String total,
            FindingDesk.@Nullable Seen at,
            int number,
            @Nullable UUID next,
            @Nullable UUID before,
            List<Template> templates,
            @Nullable Long alike) {}

    /**
     * A queue to choose.
     *
     * @param count how many wait in it, in words; null where it is not known
     */
    record Queued(Queue queue, @Nullable String count) {}

    @CheckedTemplate(basePath = "workbench")
    static class Templates {
        static native TemplateInstance workbench(
                Shell shell,
                Desk desk,
                FindingDesk.@Nullable Seen last,
                Map<String, String> form,
                FindingDesk.@Nullable Refusal refusal);
    }

    private final CurrentShell shell;
    private final FindingDesk findings;
    private final QueueReader queues;
    private final JointDesk joint;

    DeskPage(CurrentShell shell, FindingDesk findings, QueueReader queues, JointDesk joint) {
        this.shell = shell;
        this.findings = findings;
        this.queues = queues;
        this.joint = joint;
    }

    /**
     * The page.
     *
     * @param last the finding that was decided just now; null for none
     * @param form what the person typed, where it was refused
     * @param refusal why; null for nothing
     */
    TemplateInstance page(
            Place place, @Nullable UUID last, Map<String, String> form, FindingDesk.@Nullable Refusal refusal) {
        return Templates.workbench(
                shell.of(texts().reviewQueue()), desk(place), last == null ? null : findings.seen(last), form, refusal);
    }

    private Desk desk(Place asked) {
        QueueReader.Queues read = queues.read(asked.queue(), asked.agencyId(), MOST_LISTED);
        List<UUID> ids = read.rows().stream().map(FindingRow::id).toList();
        UUID at = asked.at() != null ? asked.at() : ids.stream().findFirst().orElse(null);
        int place = ids.indexOf(at);
        FindingDesk.Seen seen = at == null ? null : findings.seen(at);
        return new Desk(
                asked,
                read.waiting().stream()
                        .map(waiting -> new Queued(waiting.queue(), waiting.words(texts())))
                        .toList(),
                read.rows(),
                QueueReader.words(read.total(), texts()),
                seen,
                place + 1,
                // Where it left the queue already, the queue goes on with its first.
                place < 0
                        ? ids.stream().findFirst().orElse(null)
                        : element(ids, place + 1).orElse(null),
                element(ids, place - 1).orElse(null),
                seen == null ? List.of() : templates(seen),
                seen == null ? null : joint.countAlike(seen.finding().id()));
    }

    private static Optional<UUID> element(List<UUID> ids, int place) {
        return place < 0 || place >= ids.size() ? Optional.empty() : Optional.of(ids.get(place));
    }

    private List<Template> templates(FindingDesk.Seen seen) {
        String maker = seen.finding().fullName();
        return List.of(
                new Template("confirmed", texts().theRecordNamesTheMaker(maker)),
                new Template("confirmed", texts().theModelIsTheMakers(maker)),
                new Template("confirmed", texts().sellerAndItemShowIt(maker)),
                new Template("dismissed", texts().anotherCompany(maker)),
                new Template("dismissed", texts().onlySpokenOf(maker)),
                new Template("dismissed", texts().anotherMakersModel(maker)));
    }

    private WorkbenchTexts texts() {
        return shell.texts(WorkbenchTexts.class);
    }
}
