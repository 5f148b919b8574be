package org.sightline.gateway.pages.office.opendata;

import io.quarkus.qute.i18n.MessageBundles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.audit.AuditLog;
import org.sightline.gateway.count.Links;
import org.sightline.gateway.pages.office.opendata.OpenDataRepository.Purchase;
import org.sightline.gateway.pages.office.opendata.OpenDataRepository.Read;
import org.sightline.gateway.pages.office.opendata.redaction.Redaction;
import org.sightline.gateway.view.ViewRepository;
import org.sightline.gateway.words.Words;
import org.sightline.gateway.words.WordsTexts;
import org.sightline.kit.caller.Access;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.paging.BoundCursor;
import org.sightline.kit.paging.ETags;
import org.sightline.kit.paging.Page;
import org.sightline.kit.problem.Problem;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;

/**
 * What the office publishes for everybody. An admin switches it on; a person who decides findings drafts an edition, and
 * another one looks at its numbers and its new texts and publishes it. An edition is of one moment and is never changed: it can be withdrawn, and stays listed.
 */
@ApplicationScoped
class OpenData {

    /** Purchases in an edition; they are in memory while it is made. */
    static final int MOST_PURCHASES = 100_000;
    /** Editions that are listed, the newest. */
    static final int MOST_EDITIONS = 200;

    private static final String TARGET = "/api/open-data/editions/";
    private static final int MOST_RULE_BOOKS = 20;

    private final OpenDataRepository rows;
    private final EditionFiles files;
    private final ViewRepository view;
    private final AuditLog audit;
    private final Sql sql;
    private final Clock clock;

    OpenData(OpenDataRepository rows, EditionFiles files, ViewRepository view, AuditLog audit, Sql sql, Clock clock) {
        this.rows = rows;
        this.files = files;
        this.view = view;
        this.audit = audit;
        this.sql = sql;
        this.clock = clock;
    }

    @Transactional
    OpenDataSetting setting() {
        return rows.setting();
    }

    /**
     * Switches it on or off.
     *
     * @throws Problem 412 or 428 where the caller does not name the version that holds
     */
    @Transactional
    OpenDataSetting change(Caller by, boolean published, @Nullable String ifMatch) {
        ETags.require(ifMatch, rows.hold().version());
        rows.change(published, by.name(), clock.instant());
        write(by, published ? "switched open data on" : "switched open data off", "/api/open-data/setting");
        return rows.setting();
    }

    /** Drafts and editions, the newest first. */
    @Transactional
    List<Edition> editions() {
        return rows.newest(MOST_EDITIONS, true);
    }

    /** What everybody sees: editions that were published, the newest first; null where nothing is published. */
    @Nullable
    List<Edition> published() {
        return everybody(() -> rows.setting().published() ? rows.newest(MOST_EDITIONS, false) : null);
    }

    /**
     * A file of an edition, for everybody.
     *
     * @throws Problem 404 where nothing is published or there is none, 410 where the edition was withdrawn
     */
    OpenDataRepository.Packed file(int number, String name) {
        return everybody(() -> {
            if (!rows.setting().published()) {
                throw Problem.notFound();
            }
            Edition edition = rows.published(number).orElseThrow(Problem::notFound);
            if (!edition.readable()) {
                throw Problem.of(
                        410,
                        "withdrawn",
                        "This edition was withdrawn",
                        "The office has withdrawn edition " + number + ". Take a newer one from the list of editions.");
            }
            return rows.file(number, name).orElseThrow(Problem::notFound);
        });
    }

    private <T extends @Nullable Object> T everybody(java.util.function.Supplier<T> work) {
        return sql.as(RowScope.job("open data"), () -> sql.inTransaction(work));
    }

    /**
     * Makes a draft of the record as it is now, in the place of one that there was.
     *
     * @param title what the office calls it; null for nothing
     * @throws Problem 409 where nothing may be published yet, 422 where there are more purchases than an edition has
     */
    @Transactional
    Edition draft(Caller by, @Nullable String title) {
        int number = rows.next();
        List<Read> read = rows.purchases(Links.SINCE, MOST_PURCHASES);
        List<Purchase> purchases =
                read.stream().map(Read::purchase).filter(Objects::nonNull).toList();
        if (purchases.isEmpty()) {
            throw Problem.conflict("No counted purchase was confirmed by a person yet, or agencies have answered all of"
                    + " them. Confirm findings first.");
        }
        if (purchases.size() > MOST_PURCHASES) {
            throw Problem.invalid(
                    "", "too-many", "An edition has at most " + MOST_PURCHASES + " purchases, and there are more.");
        }
        Edition.Statement statement = statement(title, read.getFirst(), purchases);
        Words english = new Words(MessageBundles.get(WordsTexts.class));
        List<OpenPurchase> shown =
                purchases.stream().map(purchase -> shown(purchase, english)).toList();
        // A version of its own for each draft: who publishes names the one that they looked at.
        rows.draft(number, clock.millis(), statement, files.of(number, statement, shown), by, clock.instant());
        rows.texts(number, changed(shown));
        write(by, "drafted edition", TARGET + number);
        return held(number);
    }

    /** The texts that the newest edition has not which everybody may read, in the order of the alphabet. */
    private List<ChangedText> changed(List<OpenPurchase> purchases) {
        Set<String> known = rows.lastReadable(EditionFiles.JSON)
                .map(file -> files.items(file.bytes()))
                .orElse(Set.of());
        Map<String, Long> changed = purchases.stream()
                .map(OpenPurchase::item)
                .filter(Objects::nonNull)
                .filter(item -> !known.contains(item))
                .collect(Collectors.groupingBy(item -> item, TreeMap::new, Collectors.counting()));
        List<ChangedText> texts = new ArrayList<>();
        changed.forEach((item, times) -> texts.add(new ChangedText(texts.size() + 1, item, times)));
        return texts;
    }

    private Edition.Statement statement(@Nullable String title, Read numbers, List<Purchase> purchases) {
        Set<String> ruleBooks = new TreeSet<>();
        purchases.stream().map(Purchase::ruleBook).filter(Objects::nonNull).forEach(ruleBooks::add);
        return new Edition.Statement(
                title,
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC),
                Links.SINCE,
                view.watchlistVersion().orElse(null),
                ruleBooks.stream().limit(MOST_RULE_BOOKS).toList(),
                numbers.counted(),
                purchases.size(),
                numbers.notConfirmed(),
                numbers.disputed(),
                purchases.stream().filter(Purchase::invented).count(),
                states(purchases));
    }

    private static List<Edition.OfState> states(List<Purchase> purchases) {
        Map<String, List<Purchase>> byState = new TreeMap<>();
        purchases.forEach(purchase -> byState.computeIfAbsent(
                        Objects.requireNonNullElse(purchase.state(), ""), state -> new ArrayList<>())
                .add(purchase));
        return byState.entrySet().stream()
                .map(state -> ofState(state.getKey(), state.getValue()))
                .toList();
    }

    private static Edition.OfState ofState(String state, List<Purchase> purchases) {
        Set<String> bodies = new HashSet<>();
        BigDecimal pieces = BigDecimal.ZERO;
        BigDecimal amount = BigDecimal.ZERO;
        for (Purchase purchase : purchases) {
            bodies.add(purchase.agency());
            pieces = pieces.add(number(purchase.pieces()));
            amount = amount.add(number(purchase.amount()));
        }
        return new Edition.OfState(state, bodies.size(), purchases.size(), pieces, amount);
    }

    private static BigDecimal number(@Nullable String decimal) {
        return decimal == null ? BigDecimal.ZERO : new BigDecimal(decimal);
    }

    private static OpenPurchase shown(Purchase purchase, Words english) {
        return new OpenPurchase(
                purchase.date(),
                purchase.body(),
                purchase.kind(),
                purchase.state(),
                purchase.maker(),
                purchase.item() == null ? null : Redaction.of(purchase.item()),
                purchase.pieces(),
                purchase.amount(),
                purchase.currency(),
                purchase.verdict(),
                english.of(purchase.verdict()),
                purchase.invented());
    }

    /** A draft, and whether it is the caller's own. */
    record Draft(Edition edition, boolean own) {}

    /** The draft that waits for another person to publish it; none, or one. */
    @Transactional
    List<Draft> waiting(Caller caller) {
        return rows.newest(1, true).stream()
                .filter(Edition::drafted)
                .map(draft -> new Draft(draft, isBy(draft.number(), caller)))
                .toList();
    }

    /**
     * A draft and who made it.
     *
     * @param drafter issuer and subject; null in drafts from before they were kept, which nobody may publish
     */
    record Drafted(Edition edition, @Nullable String drafter) {

        boolean mayPublish(Caller person) {
            return Access.allows(person, Action.DECIDE, null)
                    && drafter != null
                    && !person.identity().equals(drafter);
        }
    }

    /** The same for whoever may publish it. */
    @Transactional
    List<Drafted> waiting() {
        return rows.newest(1, true).stream()
                .filter(Edition::drafted)
                .map(draft -> new Drafted(draft, rows.drafter(draft.number()).orElse(null)))
                .toList();
    }

    private boolean isBy(int number, Caller caller) {
        return rows.drafter(number).filter(caller.identity()::equals).isPresent();
    }

    /**
     * A draft or an edition, with whether it is the caller's own draft.
     *
     * @throws Problem 404 where there is none
     */
    @Transactional
    Draft edition(int number, Caller caller) {
        Edition edition = held(number);
        return new Draft(edition, edition.drafted() && isBy(number, caller));
    }

    /**
     * The texts of an edition that the edition before has not.
     *
     * @throws Problem 404 where there is no such edition
     */
    @Transactional
    Page<ChangedText> texts(int number, @Nullable Integer asked, @Nullable String cursor) {
        Edition edition = held(number);
        int limit = Page.limit(asked);
        BoundCursor cursors = BoundCursor.to("open-data-texts", number, edition.draftedAt());
        BoundCursor.Place from = cursors.read(cursor, 1);
        List<ChangedText> read = rows.texts(number, from == null ? 0 : from.number(0), limit + 1);
        return Page.cut(read, limit, last -> cursors.after(last.place()), edition.changedTexts());
    }

    /**
     * Publishes a draft of another person.
     *
     * @throws Problem 403 where the caller drafted it, 404 where there is none, 409 where it was published already or nobody
     *     knows who drafted it, 412 or 428 where the caller does not name the version that they looked at
     */
    @Transactional
    Edition publish(Caller by, int number, @Nullable String ifMatch) {
        Edition draft = held(number);
        ETags.require(ifMatch, draft.version());
        if (!draft.drafted()) {
            throw Problem.conflict("Edition " + number + " was published already.");
        }
        String drafter = rows.drafter(number)
                .orElseThrow(() -> Problem.conflict(
                        "This draft was created before an edition needed two people. Create it again."));
        if (drafter.equals(by.identity())) {
            throw Problem.forbidden("You drafted this edition. Another person who decides findings must publish it.");
        }
        rows.publish(number, by, clock.instant());
        write(by, "published edition", TARGET + number);
        return held(number);
    }

    /**
     * Withdraws a published edition: it stays in the list, and its files are no longer given.
     *
     * @throws Problem 404 where there is none, 409 where it is not published, 412 or 428 where the caller does not name the
     *     version that holds
     */
    @Transactional
    Edition withdraw(Caller by, int number, String because, @Nullable String ifMatch) {
        Edition edition = held(number);
        ETags.require(ifMatch, edition.version());
        if (!edition.readable()) {
            throw Problem.conflict("Edition " + number + " is not published.");
        }
        rows.withdraw(number, because, clock.instant());
        write(by, "withdrew edition", TARGET + number);
        return held(number);
    }

    private Edition held(int number) {
        return rows.held(number).orElseThrow(Problem::notFound);
    }

    private void write(Caller by, String action, String target) {
        audit.write(AuditLog.OFFICE, by, action, target, "done");
    }
}
