package org.sightline.gateway.pages.findings.finding;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.pages.findings.discussion.Discussion;
import org.sightline.gateway.pages.findings.discussion.NoteReader;
import org.sightline.gateway.pages.findings.evidence.EvidenceReader;
import org.sightline.gateway.pages.findings.evidence.EvidenceSection;
import org.sightline.gateway.pages.findings.join.JoinReader;
import org.sightline.gateway.pages.followup.work.NextStep;
import org.sightline.gateway.pages.followup.work.SentNotice;
import org.sightline.gateway.pages.followup.work.Task;
import org.sightline.gateway.pages.followup.work.TaskReader;
import org.sightline.gateway.relay.Relay;
import org.sightline.gateway.route.Part;
import org.sightline.gateway.shell.CurrentShell;
import org.sightline.gateway.shell.Shell;
import org.sightline.gateway.view.ViewRepository;
import org.sightline.kit.caller.Access;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.problem.Problem;

/** The page of one finding, with all that can be done about it, for whichever form comes back to it. */
@ApplicationScoped
class FindingPage {

    @CheckedTemplate(basePath = "finding")
    static class Templates {
        static native TemplateInstance finding(
                Shell shell,
                Finding finding,
                boolean unverified,
                String agencyName,
                List<MarkedLine> lines,
                Map<String, String> sources,
                List<Finding.Ruling> bearing,
                List<Finding.Ruling> others,
                boolean mayAnswer,
                @Nullable Task task,
                boolean noticeUnderWay,
                @Nullable List<SentNotice> notices,
                @Nullable EvidenceSection evidence,
                @Nullable Discussion notes,
                DismissalReader.@Nullable Dismissal dismissal,
                JoinReader.@Nullable Pairs joins,
                List<Finding> joined,
                @Nullable String lookedBack,
                Map<String, String> form,
                FindingDesk.@Nullable Refusal refusal);
    }

    private final CurrentShell shell;
    private final CurrentCaller current;
    private final ViewRepository known;
    private final Relay relay;
    private final FindingDesk desk;
    private final TaskReader tasks;
    private final EvidenceReader evidence;
    private final NoteReader notes;
    private final DismissalReader dismissals;
    private final JoinReader joins;

    FindingPage(
            CurrentShell shell,
            CurrentCaller current,
            ViewRepository known,
            Relay relay,
            FindingDesk desk,
            TaskReader tasks,
            EvidenceReader evidence,
            NoteReader notes,
            DismissalReader dismissals,
            JoinReader joins) {
        this.shell = shell;
        this.current = current;
        this.known = known;
        this.relay = relay;
        this.desk = desk;
        this.tasks = tasks;
        this.evidence = evidence;
        this.notes = notes;
        this.dismissals = dismissals;
        this.joins = joins;
    }

    /**
     * The finding as it is now.
     *
     * @param form what the person typed, where it was refused
     * @param refusal why; null for nothing
     * @throws Problem 404 where there is none that the caller may see
     */
    TemplateInstance now(UUID findingId, Map<String, String> form, FindingDesk.@Nullable Refusal refusal) {
        ViewRepository.Stored stored = known.finding(current.get(), findingId);
        if (!stored.isCut()) {
            return page(stored.agencyId(), desk.read(stored.json()), null, form, refusal);
        }
        try {
            return page(stored.agencyId(), relay.get(Part.MATCHING, "/findings/" + findingId), null, form, refusal);
        } catch (Problem unavailable) {
            if (unavailable.status() != 503) {
                throw unavailable;
            }
            String cut = shell.texts(FindingTexts.class).onlyAPartIsShown();
            FindingDesk.Refusal both = refusal == null
                    ? FindingDesk.Refusal.of(cut)
                    : new FindingDesk.Refusal(refusal.why() + " " + cut, refusal.since());
            return page(stored.agencyId(), desk.read(stored.json()), null, form, both);
        }
    }

    /**
     * The finding as it was said once.
     *
     * @param when in words
     */
    TemplateInstance then(UUID agencyId, JsonNode said, String when) {
        return page(agencyId, said, when, Map.of(), null);
    }

    /** Whether the notice that the office has to send next is on its way already. */
    private static boolean isNoticeUnderWay(@Nullable Task task, @Nullable List<SentNotice> notices) {
        return task != null
                && task.step() == NextStep.NOTIFY
                && notices != null
                && notices.stream().anyMatch(SentNotice::underWay);
    }

    private TemplateInstance page(
            UUID agencyId,
            JsonNode stored,
            @Nullable String lookedBack,
            Map<String, String> form,
            FindingDesk.@Nullable Refusal refusal) {
        FindingDesk.Seen seen = lookedBack == null ? desk.seen(agencyId, stored) : desk.seenThen(agencyId, stored);
        Finding finding = seen.finding();
        Caller caller = current.get();
        boolean mayDecide = lookedBack == null && Access.allows(caller, Action.DECIDE, agencyId);
        boolean mayAnswer = Access.allows(caller, Action.REPORT, agencyId);
        Task task = lookedBack == null && !finding.withdrawn() ? tasks.of(finding.id()) : null;
        @Nullable List<SentNotice> notices = lookedBack == null ? tasks.notices(finding.id()) : List.of();
        return Templates.finding(
                shell.of(seen.title(shell.texts(FindingTexts.class))),
                finding,
                seen.unverified(),
                seen.agencyName(),
                seen.lines(),
                seen.sources(),
                seen.bearing(),
                seen.others(),
                mayAnswer,
                task,
                isNoticeUnderWay(task, notices),
                notices,
                lookedBack == null ? evidence.of(finding.id(), agencyId, caller) : null,
                lookedBack == null ? notes.of(finding.id(), agencyId, caller) : null,
                dismissal(finding, mayDecide),
                pairs(finding, mayDecide),
                lookedBack == null ? desk.joinedTo(finding.id()) : List.of(),
                lookedBack,
                form,
                refusal);
    }

    private DismissalReader.@Nullable Dismissal dismissal(Finding finding, boolean mayDecide) {
        return mayDecide && "not_a_match".equals(finding.outcome()) ? dismissals.of(finding.id()) : null;
    }

    private JoinReader.@Nullable Pairs pairs(Finding finding, boolean mayDecide) {
        return mayDecide && !finding.lines().isEmpty() ? joins.of(finding.id()) : null;
    }
}
