package org.sightline.gateway.pages.office.operations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import org.sightline.gateway.approval.Approval;
import org.sightline.gateway.approval.ApprovalSource;
import org.sightline.gateway.approval.AwaitedApproval;
import org.sightline.kit.caller.Access;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.Grant.WaitingApproval;
import org.sightline.kit.operations.DeadLetterView;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;

/**
 * Which messages that were set aside wait for a second person, in all parts. The drafts themselves stay in their parts; each
 * look at one puts right what is remembered of it.
 */
@ApplicationScoped
class DeadLetterDrafts implements ApprovalSource {

    /** Who may draft and approve was asked before. */
    private static final RowScope JOB = RowScope.job("drafts of dead letters");

    private static final int MOST = 500;
    private static final String OPEN = "open";

    private final Sql sql;

    DeadLetterDrafts(Sql sql) {
        this.sql = sql;
    }

    /**
     * A message for which somebody drafted what is taken or sent in its place.
     *
     * @param by issuer and subject
     */
    private record Drafted(String part, long letter, String topic, String byName, String by, Instant at) {

        String what() {
            return part + " " + letter + ", " + topic;
        }

        String path() {
            return "/system/" + part + "/dead-letters/" + letter;
        }

        boolean mayBeDecidedBy(Caller person) {
            return isFor(person) && !by.equals(person.identity());
        }

        WaitingApproval told() {
            return new WaitingApproval(
                    "message " + part + " " + letter + " " + at, "message", null, what(), byName, at, path());
        }

        Approval shownTo(Caller caller) {
            return new Approval("message", what(), null, byName, at, null, path(), by.equals(caller.identity()));
        }
    }

    private static boolean isFor(Caller person) {
        return Access.allows(person, Action.ADMINISTER, null) && Access.allows(person, Action.OVERSEE, null);
    }

    /** Remembers what somebody drafted just now. */
    @Transactional
    void drafted(String part, DeadLetterView letter, Caller by) {
        DeadLetterView.Draft draft = letter.draft();
        if (draft != null) {
            sql.as(
                    JOB,
                    () -> sql.query("""
                        insert into dead_letter_draft (part, letter, topic, by_name, by, at)
                        values (:part, :letter, :topic, :byName, :by, :at)
                        on conflict (part, letter) do update
                        set by_name = excluded.by_name, by = excluded.by, at = excluded.at""")
                            .with("part", part)
                            .with("letter", letter.id())
                            .with("topic", letter.topic())
                            .with("byName", by.name())
                            .with("by", by.identity())
                            .with("at", draft.at())
                            .change());
        }
    }

    /** Forgets the draft of one that is decided, or has none. */
    @Transactional
    void seen(String part, DeadLetterView letter) {
        if (letter.draft() == null || !letter.state().equals(OPEN)) {
            sql.as(
                    JOB,
                    () -> sql.query("delete from dead_letter_draft where part = :part and letter = :letter")
                            .with("part", part)
                            .with("letter", letter.id())
                            .change());
        }
    }

    @Override
    public List<Approval> waiting(Caller caller) {
        return isFor(caller)
                ? all().stream().map(drafted -> drafted.shownTo(caller)).toList()
                : List.of();
    }

    @Override
    public List<AwaitedApproval> awaited() {
        return all().stream()
                .map(drafted -> new AwaitedApproval(null, office -> drafted.told(), drafted::mayBeDecidedBy))
                .toList();
    }

    private List<Drafted> all() {
        return sql.as(
                JOB,
                () -> sql.query("select * from dead_letter_draft order by at, part, letter limit :most")
                        .with("most", MOST)
                        .list(row -> new Drafted(
                                row.requiredText("part"),
                                row.number("letter"),
                                row.requiredText("topic"),
                                row.requiredText("by_name"),
                                row.requiredText("by"),
                                row.requiredInstant("at"))));
    }
}
