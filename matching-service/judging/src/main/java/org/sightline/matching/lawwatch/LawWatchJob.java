package org.sightline.matching.lawwatch;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.clock.OfficeClock;
import org.sightline.kit.remote.Rest;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;
import org.sightline.kit.sql.SqlFailure;
import org.sightline.matching.law.LastLook;
import org.sightline.matching.law.LawLooks;
import org.sightline.matching.law.RulesInForce;
import org.sightline.matching.lawwatch.match.LawDocument;
import org.sightline.matching.lawwatch.match.LawMatcher;
import org.sightline.matching.lawwatch.match.LawTerm;
import org.sightline.matching.lawwatch.match.LawTerms;
import org.sightline.matching.lawwatch.match.NamedLaw;
import org.sightline.matching.remote.FetchFailure;
import org.sightline.matching.verdict.book.RuleBook;
import org.sightline.matching.verdict.rule.Rule;

/** Reads the sources that are due, where the office turned the law watch on; of several instances one reads a source. */
@ApplicationScoped
class LawWatchJob {

    /** How many days before its last good reading a source is searched again: what was published is found late at times. */
    private static final int AGAIN_DAYS = 7;

    /** How many days back a source is searched the first time. */
    private static final int FIRST_DAYS = 90;

    private static final Logger LOG = Logger.getLogger(LawWatchJob.class);
    private static final RowScope JOB = RowScope.job("law watch");

    private final Sql sql;
    private final LawWatchRepository watch;
    private final LawReader reader;
    private final LawLooks looks;
    private final RulesInForce rules;
    private final LawWatchSettings settings;
    private final Clock clock;
    private volatile boolean stopping;

    LawWatchJob(
            Sql sql,
            LawWatchRepository watch,
            LawReader reader,
            LawLooks looks,
            RulesInForce rules,
            LawWatchSettings settings,
            Clock clock) {
        this.sql = sql;
        this.watch = watch;
        this.reader = reader;
        this.looks = looks;
        this.rules = rules;
        this.settings = settings;
        this.clock = clock;
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    @Scheduled(every = "${sightline.law-watch-look-every:1M}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        if (!settings.enabled()) {
            return;
        }
        try {
            sql.as(JOB, this::readDue);
        } catch (SqlFailure away) {
            LOG.warnf("The law watch waits, the database may be away: %s", away.getMessage());
        }
    }

    private void readDue() {
        Optional<LawSource> due = watch.takeDue(clock.instant());
        while (due.isPresent() && !stopping) {
            read(due.get());
            due = watch.takeDue(clock.instant());
        }
    }

    private void read(LawSource source) {
        Questions questions = new Questions();
        try {
            String message = source.id().equals(Ecfr.ID) ? code(source, questions) : register(source, questions);
            ended(source, message, questions);
        } catch (FetchFailure failure) {
            failed(source, failure.why(), failure.comeAfter(), questions);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            failed(source, "The service stopped.", null, questions);
        } catch (RuntimeException failure) {
            LOG.errorf(failure, "%s could not be read", source.called());
            failed(source, "It could not be read; the log says why.", null, questions);
        }
    }

    /** What was found is kept. Where a question failed, the source is read again soon, from the same day on. */
    private void ended(LawSource source, String message, Questions questions) {
        Instant now = clock.instant();
        if (questions.failed() == 0) {
            watch.rest(source.id(), message, questions.asked(), now, now.plus(settings.every()));
        } else {
            failed(source, message + questions.words(), questions.comeAfter(), questions);
        }
    }

    private String register(LawSource source, Questions questions) throws FetchFailure, InterruptedException {
        LawMatcher matcher = new LawMatcher(rules.book());
        LawReader.Found read = reader.register(LawTerms.searches(matcher.terms()), since(source), questions);
        questions.requireSome();
        return settle(FederalRegister.ID, matcher, read.documents(), searched(matcher.terms(), read.failed()))
                + read.words();
    }

    /** The rules of which all was searched for, by their ids. */
    private static Set<String> searched(List<LawTerm> terms, Set<String> failed) {
        Set<String> searched = new LinkedHashSet<>();
        terms.stream().filter(term -> !term.search().isEmpty()).forEach(term -> searched.addAll(term.rules()));
        terms.stream().filter(term -> failed.contains(term.search())).forEach(term -> searched.removeAll(term.rules()));
        return searched;
    }

    private String code(LawSource source, Questions questions) throws FetchFailure, InterruptedException {
        RuleBook book = rules.book();
        LawMatcher matcher = new LawMatcher(book);
        Map<String, LocalDate> lastLooks = new HashMap<>();
        Map<String, LocalDate> watched = looks.daysOf(Ecfr.ID);
        for (Rule rule : book.rules()) {
            // What was amended is published days later at times.
            lastLooks.put(
                    rule.id(), LastLook.of(rule, watched.get(rule.id())).day().minusDays(AGAIN_DAYS));
        }
        LawReader.Code read = reader.versions(LawTerms.sections(book), lastLooks, questions);
        LawReader.Found found = reader.code(LawTerms.searches(matcher.terms()), since(source), questions);
        questions.requireSome();
        Map<String, LawDocument> all = new LinkedHashMap<>();
        read.documents().forEach(one -> all.merge(one.number(), one, LawDocument::together));
        found.documents().forEach(one -> all.merge(one.number(), one, LawDocument::together));
        return settle(Ecfr.ID, matcher, all.values(), read.looked()) + read.words() + found.words();
    }

    /** The first day that a source is searched from. */
    private LocalDate since(LawSource source) {
        return source.goodAt() == null
                ? OfficeClock.today(clock).minusDays(FIRST_DAYS)
                : OfficeClock.day(source.goodAt()).minusDays(AGAIN_DAYS);
    }

    /** Keeps what is new, and that the source was looked at for these rules. */
    private String settle(
            String source, LawMatcher matcher, Collection<LawDocument> documents, Collection<String> about) {
        return QuarkusTransaction.requiringNew().call(() -> {
            long raised = documents.stream()
                    .filter(document -> {
                        List<NamedLaw> named = matcher.named(document);
                        return !named.isEmpty() && watch.raise(document, named, clock.instant());
                    })
                    .count();
            looks.looked(source, Set.copyOf(about), OfficeClock.today(clock));
            return "%d documents were read, %d are new and name something of the rule book."
                    .formatted(documents.size(), raised);
        });
    }

    private void failed(LawSource source, String why, @Nullable Duration comeAfter, Questions questions) {
        Rest rest = new Rest(settings.backOff(), settings.longestBackOff());
        Instant next = clock.instant().plus(rest.after(source.failures(), comeAfter));
        LOG.warnf("%s: %s It is read again at %s", source.called(), why, next);
        watch.backOff(source.id(), why, questions, next);
    }
}
