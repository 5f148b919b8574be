package org.sightline.matching.notice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.clock.OfficeClock;
import org.sightline.kit.paging.ETags;
import org.sightline.kit.problem.Problem;
import org.sightline.matching.contact.Contact;
import org.sightline.matching.contact.ContactRepository;
import org.sightline.matching.finding.Finding;
import org.sightline.matching.finding.FindingAccess;
import org.sightline.matching.finding.FindingChange;
import org.sightline.matching.finding.FindingMessage;
import org.sightline.matching.finding.FindingRepository;
import org.sightline.matching.finding.TimelineEntry;
import org.sightline.matching.held.AgencyRepository;
import org.sightline.matching.language.Value;
import org.sightline.matching.lifecycle.FindingLifecycle;
import org.sightline.matching.mail.Mail;
import org.sightline.matching.mail.Mails;
import org.sightline.matching.notice.NoticeRepository.Open;
import org.sightline.matching.notice.NoticeRepository.Sender;
import org.sightline.matching.notification.Notification;
import org.sightline.matching.notification.Notifications;
import org.sightline.matching.task.Tasks;
import org.sightline.matching.template.NotificationKind;
import org.sightline.matching.template.Templates;
import org.sightline.matching.template.Translations;
import org.sightline.matching.template.Written;
import org.sightline.matching.verdict.judging.RegimeVerdict;

/**
 * Tells agencies of findings. A finding is notified once the mail server took the first mail, or a letter was recorded, and
 * never before.
 */
@ApplicationScoped
class Notices {

    private static final int LONGEST_TEXT = 4000;
    private static final int LONGEST_REFERENCE = 300;
    private static final int MOST_NOTICES = 20;
    private static final int MOST_AT_ONCE = 500;
    private static final int OLDEST_LETTER_DAYS = 365;

    private final NoticeRepository notices;
    private final Mails mails;
    private final Templates templates;
    private final Notifications notifications;
    private final ContactRepository contacts;
    private final FindingRepository findings;
    private final FindingAccess access;
    private final AgencyRepository agencies;
    private final Tasks tasks;
    private final CurrentCaller caller;
    private final Clock clock;

    Notices(
            NoticeRepository notices,
            Mails mails,
            Templates templates,
            Notifications notifications,
            ContactRepository contacts,
            FindingRepository findings,
            FindingAccess access,
            AgencyRepository agencies,
            Tasks tasks,
            CurrentCaller caller,
            Clock clock) {
        this.notices = notices;
        this.mails = mails;
        this.templates = templates;
        this.notifications = notifications;
        this.contacts = contacts;
        this.findings = findings;
        this.access = access;
        this.agencies = agencies;
        this.tasks = tasks;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Lets the request go on where the caller may do this with the finding.
     *
     * @throws Problem 404 where the caller may not know of it, 403 where it may not do this
     */
    @Transactional
    void require(UUID id, Action action) {
        access.require(findings.findById(id), action);
    }

    /** What the agency was told of a finding, with the finding's version. */
    record Told(long version, List<Notice> notices) {}

    @Transactional
    Told of(UUID id) {
        Finding finding = access.require(findings.findById(id), Action.READ);
        return new Told(finding.version(), notices.of(id));
    }

    /**
     * Sends a notice, or records a letter that was sent.
     *
     * @return the finding as it is now: of a mail it changes when the mail server has taken it
     */
    @Transactional
    FindingMessage send(UUID id, NoticeRequest asked, @Nullable String ifMatch) {
        Finding finding = access.require(findings.lock(id), Action.DECIDE);
        ETags.require(ifMatch, finding.version());
        Caller sender = caller.get();
        if (findings.hasActed(id, sender, Caller.REPORTER) || findings.hasActed(id, sender, Caller.CERTIFIER)) {
            throw Problem.forbidden(
                    "You acted on this finding for its agency, so another person must notify the agency.");
        }
        // Whether it may be told now; the step itself is taken when it was.
        FindingLifecycle told = finding.lifecycle().tellAgency();
        if (notices.count(id) >= MOST_NOTICES) {
            throw Problem.conflict("The finding has " + MOST_NOTICES + " notices, and more are not sent.");
        }
        Notice notice = checked(finding, asked, sender);
        notices.add(notice, sender.identity());
        if (notice.means() == Notice.Means.LETTER) {
            notifications.tell(notification(notice));
            return toldBy(finding, told, notice, new Sender(sender.name(), sender.identity()), clock.instant());
        }
        post(finding, notice);
        return findings.message(finding);
    }

    private void post(Finding finding, Notice notice) {
        List<Contact> known = contacts.of(agencies.allIdsOf(finding.agencyId()));
        if (known.isEmpty()) {
            throw Problem.conflict(
                    "The agency has no contact, so nobody would get the email. Add a contact, or record a letter.");
        }
        Notification carried = notification(notice);
        Translations written = templates.write(carried.kind(), carried.values());
        mails.send(known.stream()
                .map(contact -> mail(notice, contact, written.in(contact.language()), carried.path()))
                .toList());
    }

    private static Mail mail(Notice notice, Contact to, Written written, String path) {
        return new Mail(
                Mail.About.notice(notice.agencyId(), notice.id()),
                to.name(),
                to.mail(),
                to.language(),
                written.subject(),
                written.text(),
                path);
    }

    /** What a notice says, in mails and, once it reached the agency, in the inbox. */
    private static Notification notification(Notice notice) {
        return Notification.of(
                        NotificationKind.NOTICE,
                        notice.agencyId(),
                        Map.of("text", Value.text(notice.text()), "answerBy", Value.day(notice.answerBy())),
                        "/findings/" + notice.findingId())
                .until("finding " + notice.findingId() + " answer");
    }

    /** Notices that are out and of which their findings do not know, some at a time. */
    List<NoticeRepository.Out> out() {
        return notices.out(MOST_AT_ONCE);
    }

    /**
     * A mail that carries the notice was taken by the mail server. The first one counts. Where the agency answered in the
     * meantime, or the finding was closed, only the notice says so.
     */
    void reached(NoticeRepository.Out out) {
        Open open = notices.lockOpen(out.id()).orElse(null);
        if (open == null) {
            return;
        }
        Instant now = out.sentAt();
        notices.reached(out.id(), now);
        notifications.tell(notification(open.notice()));
        Finding finding = Objects.requireNonNull(findings.lock(open.notice().findingId()));
        switch (finding.lifecycle()) {
            case FindingLifecycle.New _, FindingLifecycle.Triaged _, FindingLifecycle.Notified _ ->
                toldBy(finding, finding.lifecycle().tellAgency(), open.notice(), open.sender(), now);
            default -> finding.agencyKnows(now);
        }
    }

    private FindingMessage toldBy(Finding finding, FindingLifecycle told, Notice notice, Sender sender, Instant now) {
        FindingLifecycle before = finding.lifecycle();
        finding.enter(told);
        finding.agencyKnows(knownAt(notice, now));
        tasks.notified(finding, notice.answerBy());
        TimelineEntry entry = new TimelineEntry(
                now,
                sender.name(),
                Caller.ANALYST,
                TimelineEntry.Action.NOTIFIED,
                said(notice),
                before.stage(),
                told.stage(),
                sender.identity());
        return findings.store(List.of(FindingChange.of(finding).add(entry)), now)
                .getFirst();
    }

    /** Who gets a letter knows of it when its day has ended. */
    private static Instant knownAt(Notice notice, Instant now) {
        LocalDate day = notice.letterOn();
        if (day == null) {
            return now;
        }
        Instant end = OfficeClock.end(day);
        return end.isBefore(now) ? end : now;
    }

    private static String said(Notice notice) {
        String how = notice.means() == Notice.Means.MAIL
                ? "Sent by mail."
                : "By letter of " + notice.letterOn() + " (" + notice.reference() + ").";
        String check = notice.sourceCheck() == null ? "" : "\nSource of the law checked: " + notice.sourceCheck();
        return how + " Answer by " + notice.answerBy() + ".\n" + notice.text() + check;
    }

    private Notice checked(Finding finding, NoticeRequest asked, Caller sender) {
        Notice.Means means = required("/means", asked.means(), "Say how the agency is told: mail or letter.");
        String text = required(
                "/text", bounded("/text", asked.text(), LONGEST_TEXT), "Write what the agency is told and asked.");
        tasks.requireAhead("/answerBy", asked.answerBy());
        boolean letter = means == Notice.Means.LETTER;
        return new Notice(
                UUID.randomUUID(),
                finding.id(),
                finding.agencyId(),
                means,
                text,
                Objects.requireNonNullElseGet(asked.answerBy(), tasks::answerBy),
                letter ? letterDay(asked.letterOn()) : null,
                letter
                        ? required(
                                "/reference",
                                bounded("/reference", asked.reference(), LONGEST_REFERENCE),
                                "Say where the letter is filed.")
                        : null,
                sourceCheck(finding, asked),
                sender.name(),
                clock.instant(),
                letter ? clock.instant() : null,
                List.of());
    }

    private LocalDate letterDay(@Nullable LocalDate asked) {
        LocalDate day = required("/letterOn", asked, "Give the date of the letter.");
        LocalDate today = OfficeClock.today(clock);
        if (day.isAfter(today) || day.isBefore(today.minusDays(OLDEST_LETTER_DAYS))) {
            throw Problem.invalid(
                    "/letterOn",
                    "out-of-range",
                    "Give the day on which the letter was sent: today, or a day within the last year.");
        }
        return day;
    }

    /** Nobody is told what a law says whose own text nobody has read. */
    private static @Nullable String sourceCheck(Finding finding, NoticeRequest asked) {
        String check = bounded("/sourceCheck", asked.sourceCheck(), LONGEST_REFERENCE);
        List<String> deciding = finding.content().judged().decidingRules();
        List<RegimeVerdict> rulings = finding.content().judged().verdicts().stream()
                .filter(ruling -> deciding.contains(ruling.ruleId()))
                .toList();
        boolean unverified = !rulings.isEmpty() && rulings.stream().allMatch(RegimeVerdict::unverified);
        if (unverified && check == null) {
            throw Problem.invalid(
                    "/sourceCheck",
                    "missing",
                    "The law that decides this finding is not verified. Read its text first, and say here which text"
                            + " you read and on which day.");
        }
        return check;
    }

    private static <T> T required(String pointer, @Nullable T value, String message) {
        if (value == null) {
            throw Problem.invalid(pointer, "missing", message);
        }
        return value;
    }

    private static @Nullable String bounded(String pointer, @Nullable String text, int longest) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (text.length() > longest) {
            throw Problem.invalid(pointer, "too-long", "Use at most " + longest + " characters.");
        }
        return text.strip();
    }
}
