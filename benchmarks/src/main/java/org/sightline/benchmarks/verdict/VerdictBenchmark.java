package org.sightline.benchmarks.verdict;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.sightline.matching.verdict.book.RuleBook;
import org.sightline.matching.verdict.facts.Basis;
import org.sightline.matching.verdict.facts.BuyerKind;
import org.sightline.matching.verdict.facts.ContractEvent;
import org.sightline.matching.verdict.facts.Facts;
import org.sightline.matching.verdict.facts.FundingKind;
import org.sightline.matching.verdict.facts.ItemClass;
import org.sightline.matching.verdict.facts.ObligationDate;
import org.sightline.matching.verdict.facts.Purpose;
import org.sightline.matching.verdict.judging.Judgement;
import org.sightline.matching.verdict.rule.Brand;
import org.sightline.matching.verdict.rule.Maker;

/**
 * {@code ./sightline bench verdicts}: how many purchases one core judges in a second by the built-in rule book, and
 * how much memory a judgement takes. The purchases are invented: every kind of buyer, eight states with and without
 * rules, every maker and brand of the book, all dates from 2018 to 2027, one in twenty a month or a quarter.
 *
 * <p>A judgement is the headline with its deciding rules and missing facts. The words of the explanation are made only
 * when someone reads them; their cost is measured apart.
 */
public final class VerdictBenchmark {

    private static final int PURCHASES = 1 << 16;
    private static final int ROUNDS = 7;
    private static final int WARM_UP_ROUNDS = 3;
    private static final int PASSES = 40;
    private static final int EXPLAINED = 20_000;
    private static final double NANOS = 1e9;
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final String[] STATES = {"OH", "CA", "TX", "LA", "NE", "FL", "ME", "UT"};

    private VerdictBenchmark() {}

    /** Prints verdicts a second, the best and the median of the rounds, bytes a verdict, explanations a second. */
    public static void main(String[] arguments) {
        RuleBook book = RuleBook.builtIn();
        List<Facts> purchases = purchases(book, new Random(20201124));
        List<Double> rates = new ArrayList<>();
        long checksum = 0;
        for (int round = 0; round < WARM_UP_ROUNDS + ROUNDS; round++) {
            long start = System.nanoTime();
            for (int pass = 0; pass < PASSES; pass++) {
                checksum += judgeAll(book, purchases);
            }
            double rate = (double) PASSES * purchases.size() * NANOS / (System.nanoTime() - start);
            if (round >= WARM_UP_ROUNDS) {
                rates.add(rate);
            }
        }
        rates.sort(null);
        System.out.printf(
                Locale.ROOT,
                "rule book %s, %d rules, %d purchases, one thread%n",
                book.version(),
                book.rules().size(),
                PURCHASES);
        System.out.printf(
                Locale.ROOT,
                "verdicts/s:     median %,.0f   best %,.0f%n",
                rates.get(ROUNDS / 2),
                rates.get(ROUNDS - 1));
        System.out.printf(Locale.ROOT, "bytes/verdict:  %.1f%n", bytesPerVerdict(book, purchases));
        System.out.printf(
                Locale.ROOT, "explanations/s: %,.0f (every regime in words)%n", explanationsPerSecond(book, purchases));
        System.out.printf(Locale.ROOT, "checksum:       %d%n", checksum);
    }

    private static long judgeAll(RuleBook book, List<Facts> purchases) {
        long sum = 0;
        for (Facts purchase : purchases) {
            sum += Judgement.of(book, purchase, TODAY).headline().ordinal();
        }
        return sum;
    }

    private static double bytesPerVerdict(RuleBook book, List<Facts> purchases) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long id = Thread.currentThread().threadId();
        long before = threads.getThreadAllocatedBytes(id);
        judgeAll(book, purchases);
        return (double) (threads.getThreadAllocatedBytes(id) - before) / purchases.size();
    }

    private static double explanationsPerSecond(RuleBook book, List<Facts> purchases) {
        long words = 0;
        long start = 0;
        for (int i = 0; i < 2 * EXPLAINED; i++) {
            if (i == EXPLAINED) {
                start = System.nanoTime();
            }
            Judgement judgement = Judgement.of(book, purchases.get(i % purchases.size()), TODAY);
            words += judgement.regimes().size();
        }
        return words == 0 ? 0 : EXPLAINED * NANOS / (System.nanoTime() - start);
    }

    private static List<Facts> purchases(RuleBook book, Random random) {
        List<String> makers =
                new ArrayList<>(book.makers().stream().map(Maker::id).toList());
        makers.addAll(book.brands().stream().map(Brand::id).toList());
        List<Facts> purchases = new ArrayList<>();
        for (int i = 0; i < PURCHASES; i++) {
            String maker = makers.get(random.nextInt(makers.size()));
            Basis basis = maker.startsWith("oem-") ? Basis.RELABEL : Basis.MADE_BY;
            Boolean contractor = random.nextInt(3) == 0 ? random.nextBoolean() : null;
            Purpose purpose = random.nextInt(20) == 0 ? Purpose.OUT_OF_SCOPE : Purpose.DEFAULT;
            purchases.add(new Facts(
                    pick(BuyerKind.values(), random),
                    STATES[random.nextInt(STATES.length)],
                    date(random),
                    maker,
                    basis,
                    pick(ItemClass.values(), random),
                    purpose,
                    funding(random),
                    contractor,
                    ContractEvent.PURCHASE));
        }
        return purchases;
    }

    private static ObligationDate date(Random random) {
        LocalDate day = LocalDate.of(2018, 1, 1).plusDays(random.nextInt(3_600));
        return random.nextInt(20) == 0 ? new ObligationDate(day, day.plusDays(90)) : ObligationDate.of(day);
    }

    private static Set<FundingKind> funding(Random random) {
        FundingKind first = pick(FundingKind.values(), random);
        FundingKind second = random.nextInt(4) == 0 ? pick(FundingKind.values(), random) : first;
        return first == second ? Set.of(first) : Set.of(first, second);
    }

    private static <T> T pick(T[] values, Random random) {
        return values[random.nextInt(values.length)];
    }
}
