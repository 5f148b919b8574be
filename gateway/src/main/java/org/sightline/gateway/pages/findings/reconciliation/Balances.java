package org.sightline.gateway.pages.findings.reconciliation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.pages.findings.reconciliation.AgencyBalance.OfMaker;
import org.sightline.gateway.pages.findings.reconciliation.AgencyBalance.OfModel;
import org.sightline.gateway.pages.findings.reconciliation.BalanceRepository.Counted;
import org.sightline.gateway.view.Scope;
import org.sightline.gateway.view.Unexplained;
import org.sightline.gateway.view.ViewRepository;
import org.sightline.gateway.words.Words;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.paging.BoundCursor;
import org.sightline.kit.paging.Page;
import org.sightline.kit.problem.Problem;

/** What was bought against what became of it, and explanations of the rest. Who may see it is decided by whoever asks. */
@ApplicationScoped
public class Balances implements Unexplained {

    /** Makers and models that are given of one agency. */
    static final int MOST_MODELS = 1_000;

    /** Purchases, lines and devices that are given of one number, of each. */
    static final int MOST_PARTS = 200;

    /** Explanations of one agency, with those that others stand in the place of. */
    static final int MOST_EXPLANATIONS = 500;

    /** Devices that are given of one serial number. */
    static final int MOST_HOLDERS = 20;

    /** The key of what does not say its model; no model has it, because keys are letters and digits. */
    private static final String NOT_SAID = "-";

    private final BalanceRepository balances;
    private final ExplanationRepository explanations;
    private final Scope scope;
    private final Clock clock;

    Balances(BalanceRepository balances, ExplanationRepository explanations, Scope scope, Clock clock) {
        this.balances = balances;
        this.explanations = explanations;
        this.scope = scope;
        this.clock = clock;
    }

    /** Of one agency, those makers first of which the most is not explained. */
    @Transactional
    public AgencyBalance of(UUID asked) {
        UUID agency = scope.counted(asked);
        List<Counted> read = balances.of(agency, MOST_MODELS + 1);
        List<Counted> counted = read.subList(0, Math.min(MOST_MODELS, read.size()));
        Map<String, List<OfModel>> models = counted.stream()
                .filter(one -> one.key() != null)
                .collect(Collectors.groupingBy(
                        Counted::makerId,
                        Collectors.mapping(
                                one -> new OfModel(
                                        "".equals(one.key()) ? NOT_SAID : String.valueOf(one.key()),
                                        one.model(),
                                        one.balance()),
                                Collectors.toList())));
        List<OfMaker> makers = counted.stream()
                .filter(one -> one.key() == null)
                .map(one -> new OfMaker(
                        one.makerId(), one.makerName(), one.balance(), models.getOrDefault(one.makerId(), List.of())))
                .toList();
        return new AgencyBalance(agency, makers, explanations.of(agency), read.size() > MOST_MODELS);
    }

    @Override
    @Transactional
    public List<MakerLeft> unexplained(UUID asked) {
        return of(asked).makers().stream()
                .filter(maker -> isLeft(maker.balance()))
                .map(Balances::left)
                .toList();
    }

    private static MakerLeft left(OfMaker maker) {
        List<ModelLeft> models = maker.models().stream()
                .filter(row -> isLeft(row.balance()))
                .map(row -> new ModelLeft(
                        row.model(), row.balance().unexplained(), row.balance().bought()))
                .toList();
        BigDecimal ofModels =
                models.stream().map(model -> new BigDecimal(model.pieces())).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal less = ofModels.subtract(new BigDecimal(maker.balance().unexplained()));
        return new MakerLeft(
                maker.makerName(),
                maker.balance().unexplained(),
                models,
                less.signum() > 0 ? Words.pieces(less) : null);
    }

    private static boolean isLeft(Balance balance) {
        return new BigDecimal(balance.unexplained()).signum() > 0;
    }

    /** What people said of an agency's pieces that are not registered, the oldest first; what was replaced too. */
    @Transactional
    public List<Explanation> explanations(UUID asked) {
        return explanations.of(scope.counted(asked));
    }

    /** What the numbers of a maker are made of, or of one of its models. */
    @Transactional
    BalanceParts parts(UUID agency, String maker, @Nullable String model) {
        BalanceRepository.Asked asked = new BalanceRepository.Asked(
                scope.counted(agency), maker, NOT_SAID.equals(model) ? "" : model, MOST_PARTS + 1);
        List<BalanceParts.Purchase> purchases = balances.purchases(asked);
        List<BalanceParts.Purchase> takenAway = balances.takenAway(asked);
        List<BalanceParts.Device> devices = balances.devices(asked);
        return new BalanceParts(
                maker,
                balances.maker(maker),
                first(purchases),
                first(takenAway),
                first(devices),
                Math.max(Math.max(purchases.size(), takenAway.size()), devices.size()) > MOST_PARTS);
    }

    private static <T> List<T> first(List<T> parts) {
        return parts.subList(0, Math.min(MOST_PARTS, parts.size()));
    }

    /** Of all agencies, those first of which the most is not explained. */
    @Transactional
    Page<AgencyStanding> byAgency(int limit, @Nullable String cursor) {
        BoundCursor cursors = BoundCursor.to("reconciliation");
        BoundCursor.Place after = cursors.read(cursor, 2);
        List<AgencyStanding> read = balances.byAgency(
                after == null ? null : after.text(0),
                after == null ? null : after.uuid(1),
                ViewRepository.UNNAMED,
                limit + 1);
        return Page.cut(read, limit, last -> cursors.after(last.unexplained(), last.agencyId()), null);
    }

    /** Serial numbers that devices of more than one agency have. */
    @Transactional
    Page<SharedSerial> shared(int limit, @Nullable String cursor) {
        BoundCursor cursors = BoundCursor.to("shared-serials");
        BoundCursor.Place after = cursors.read(cursor, 1);
        Map<String, List<SharedSerial.Holder>> holders = new LinkedHashMap<>();
        balances.shared(after == null ? "" : after.text(0), ViewRepository.UNNAMED, limit + 1, MOST_HOLDERS)
                .forEach(one -> holders.computeIfAbsent(one.serial(), fresh -> new java.util.ArrayList<>())
                        .add(one.holder()));
        List<SharedSerial> read = holders.entrySet().stream()
                .map(entry -> new SharedSerial(entry.getKey(), List.copyOf(entry.getValue())))
                .toList();
        return Page.cut(read, limit, last -> cursors.after(last.serial()), null);
    }

    /**
     * Adds an explanation.
     *
     * @throws Problem 404 where nothing of the maker is known of the agency, 409 where there are too many or another one
     *     stands in the place of that one already, 422 where it explains more than is left
     */
    @Transactional
    Explanation explain(Caller by, UUID asked, ExplanationForm form) {
        UUID agency = scope.counted(asked);
        explanations.lock(agency);
        List<Explanation> held = explanations.of(agency);
        if (held.size() >= MOST_EXPLANATIONS) {
            throw Problem.conflict("The agency has " + MOST_EXPLANATIONS + " explanations, and more are not taken.");
        }
        Explanation replaced = replaced(held, form);
        requireFits(agency, form, replaced);
        Explanation added = new Explanation(
                UUID.randomUUID(),
                form.makerId(),
                form.model() == null || form.model().isBlank()
                        ? null
                        : form.model().strip(),
                form.pieces(),
                form.text().strip(),
                by.name(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                form.replaces(),
                null);
        explanations.add(agency, added, by);
        return added;
    }

    private static @Nullable Explanation replaced(List<Explanation> held, ExplanationForm form) {
        if (form.replaces() == null) {
            return null;
        }
        Explanation replaced = held.stream()
                .filter(one -> one.id().equals(form.replaces()))
                .findFirst()
                .orElseThrow(() -> Problem.invalid("/replaces", "unknown", "The agency has no such explanation."));
        if (!replaced.makerId().equals(form.makerId())) {
            throw Problem.invalid("/makerId", "another-maker", "It replaces an explanation about another maker.");
        }
        if (replaced.replacedBy() != null) {
            throw Problem.conflict("Another explanation has already replaced it. Replace that one.");
        }
        return replaced;
    }

    private void requireFits(UUID agency, ExplanationForm form, @Nullable Explanation replaced) {
        if (form.pieces() == 0 && form.replaces() == null) {
            throw Problem.invalid("/pieces", "nothing-explained", "Enter how many units it explains.");
        }
        List<Counted> ofMaker = balances.of(agency, form.makerId());
        long open = ofMaker.stream()
                        .filter(one -> one.key() == null)
                        .findFirst()
                        .orElseThrow(Problem::notFound)
                        .balance()
                        .open()
                + (replaced == null ? 0 : replaced.pieces());
        if (form.pieces() > open) {
            throw tooMany("Of this maker " + open + " units are unaccounted for. Enter at most that many.");
        }
        if (form.model() != null && !form.model().isBlank()) {
            requireFits(form, replaced, explanations.modelKey(form.model()), ofMaker);
        }
    }

    private void requireFits(
            ExplanationForm form, @Nullable Explanation replaced, String model, List<Counted> ofMaker) {
        long again = replaced != null && explanations.modelKey(replaced.model()).equals(model) ? replaced.pieces() : 0;
        long open = again
                + ofMaker.stream()
                        .filter(one -> model.equals(one.key()))
                        .mapToLong(one -> one.balance().open())
                        .sum();
        if (form.pieces() > open) {
            throw tooMany("Of this model " + open
                    + " units are unaccounted for. Enter at most that many, or leave the model out.");
        }
    }

    private static Problem tooMany(String why) {
        return Problem.invalid("/pieces", "more-than-is-left", why);
    }
}
