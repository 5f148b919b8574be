package org.sightline.matching.screening.role;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Not a test: makes the weights of the roles, or says how good they would be on sets left out.
 *
 * <p>{@code TrainRoles weights FILE} writes the file; {@code TrainRoles report} prints the results of each set by weights that were trained
 * without it ({@code set 4,5} of these only, whole sets left out); {@code TrainRoles curve FILE ...} prints how the
 * linear model grows with the number of hands, on sets that are in no training;
 * {@code TrainRoles score FILE} prints the results of a set that is in no training, by the committed weights without and with the
 * second reader.
 */
final class TrainRoles {

    private static final int PER_TEMPLATE = 12;
    private static final int PER_PHRASE = 4;
    private static final int PER_CONTRAST = 3;

    /** Sets by writers who had seen no rule: from the tenth on. */
    private static final List<String> HANDS = InventedLines.UNSEEN.stream()
            .skip(9)
            .map(set -> set.replaceAll("\\D+", ""))
            .toList();

    private TrainRoles() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments[0].equals("weights")) {
            Files.write(Path.of(arguments[1]), weights());
        } else if (arguments[0].equals("score")) {
            score(Path.of(arguments[1]));
        } else if (arguments[0].equals("set")) {
            leftOut(arguments[1], arguments.length > 2 && arguments[2].equals("errors"));
        } else if (arguments[0].equals("curve")) {
            curve(Stream.of(arguments).skip(1).map(Path::of).toList());
        } else {
            report(examples(InventedLines.UNSEEN), arguments.length > 1 && arguments[1].equals("errors"));
        }
    }

    /** The lines of the file of weights. */
    static List<String> weights() {
        List<RoleTraining.Example> all = examples(InventedLines.UNSEEN);
        Map<String, Double> weights = RoleTraining.train(all);
        return RoleTraining.file(
                weights,
                String.format(
                        Locale.ROOT,
                        "Weights of the role model: log-odds of a purchase. Version 11, %,d lines, %,d features. Made"
                                + " by TrainRoles.",
                        all.size(),
                        weights.size()));
    }

    /** Lines from templates, the sets that were read while the word rules were made, and the sets that were not. */
    private static List<RoleTraining.Example> examples(List<String> unseen) {
        RoleTraining training = new RoleTraining();
        List<RoleTraining.Example> all =
                new ArrayList<>(training.examples(InventedLines.made(PER_TEMPLATE, PER_PHRASE, PER_CONTRAST), true));
        // The word rules fit these sets too well to teach what they are worth.
        InventedLines.READ_WHILE_BUILDING.forEach(set -> add(training, set, false, all));
        unseen.forEach(set -> add(training, set, true, all));
        InventedLines.PAIRS.forEach(set -> add(training, set, true, all));
        return all;
    }

    private static void add(RoleTraining training, String set, boolean withRules, List<RoleTraining.Example> all) {
        List<InventedLines.Line> lines = InventedLines.written(set);
        all.addAll(training.examples(lines, withRules));
        all.addAll(training.examples(Swapped.of(lines), withRules));
        if (withRules) {
            all.addAll(training.examples(UnderAccounts.of(lines), true));
        }
    }

    private static void printError(RoleTraining.Example e, double odds) {
        System.out.printf(
                Locale.ROOT,
                "%s %s %s %.1f | %s | %s%n",
                e.line().set(),
                e.line().id(),
                e.purchase() ? "P" : "M",
                odds,
                e.line().vendor(),
                e.line().item());
    }

    /** A fresh set by the weights that the product uses. */
    private static void score(Path file) throws IOException {
        RoleModel odds = RoleModel.builtIn();
        RoleTraining training = new RoleTraining();
        Count linear = new Count();
        Count both = new Count();
        training.examples(InventedLines.fresh(file), true).forEach(e -> {
            linear.add(e, odds.applyAsDouble(RoleTraining.best(e, odds)));
            both.add(e, training.withSecondReader(e.line()));
        });
        System.out.println(linear.row(file.getFileName() + ", linear model"));
        System.out.println(both.row(file.getFileName() + ", with the second reader"));
    }

    /** One set by weights from all the others. */
    private static void leftOut(String number, boolean errors) {
        List<RoleTraining.Example> all = examples(InventedLines.UNSEEN);
        Count total = new Count();
        for (String n : number.split(",")) {
            List<RoleTraining.Example> rest = all.stream()
                    .filter(e -> !e.line().set().startsWith(n + " "))
                    .toList();
            RoleTraining.Odds odds = new RoleTraining.Odds(RoleTraining.train(rest));
            Count count = new Count();
            for (RoleTraining.Example e : all) {
                if (e.line().set().startsWith(n + " ") && !e.line().derived()) {
                    double best = odds.applyAsDouble(RoleTraining.best(e, odds));
                    count.add(e, best);
                    total.add(e, best);
                    if (errors && best >= 0 != e.purchase()) {
                        printError(e, best);
                    }
                }
            }
            System.out.println(count.row(n));
        }
        System.out.println(total.row(number));
    }

    /** Fresh sets by weights of the linear model from ever more hands: none of them, one, three, seven, and so on to all. */
    private static void curve(List<Path> files) throws IOException {
        List<RoleTraining.Example> all = examples(InventedLines.UNSEEN);
        List<RoleTraining.Example> fresh = new ArrayList<>();
        for (Path file : files) {
            fresh.addAll(new RoleTraining().examples(InventedLines.fresh(file), true));
        }
        int hands = 0;
        while (hands <= HANDS.size()) {
            List<String> taught = HANDS.subList(0, hands);
            RoleTraining.Odds odds = new RoleTraining.Odds(RoleTraining.train(all.stream()
                    .filter(e -> !HANDS.contains(number(e)) || taught.contains(number(e)))
                    .toList()));
            Count count = new Count();
            fresh.forEach(e -> count.add(e, odds.applyAsDouble(RoleTraining.best(e, odds))));
            System.out.println(count.row("%d hands".formatted(hands)));
            hands = hands < HANDS.size() ? Math.min(2 * hands + 1, HANDS.size()) : HANDS.size() + 1;
        }
    }

    private static String number(RoleTraining.Example example) {
        return example.line().set().replaceAll(" .*", "");
    }

    private static void report(List<RoleTraining.Example> all, boolean errors) {
        Map<String, List<RoleTraining.Example>> sets = new TreeMap<>();
        all.stream()
                .filter(e -> !e.line().derived())
                .forEach(e -> sets.computeIfAbsent(e.line().set(), k -> new ArrayList<>())
                        .add(e));
        Count total = new Count();
        for (String set : sets.keySet()) {
            if (!set.startsWith("made")) {
                List<RoleTraining.Example> rest =
                        all.stream().filter(e -> !e.line().origin().equals(set)).toList();
                RoleTraining.Odds odds = new RoleTraining.Odds(RoleTraining.train(rest));
                Count count = new Count();
                for (RoleTraining.Example e : sets.get(set)) {
                    double best = odds.applyAsDouble(RoleTraining.best(e, odds));
                    count.add(e, best);
                    if (Character.isDigit(set.charAt(0))) {
                        total.add(e, best);
                    }
                    if (errors && best >= 0 != e.purchase()) {
                        printError(e, best);
                    }
                }
                System.out.println(count.row(set));
            }
        }
        System.out.println(total.row("unseen sets"));
    }

    /** What came out of a set. */
    private static final class Count {
        private final int[] right = new int[3];
        private final int[] of = new int[3];
        private int unsure;
        private int unsureWrong;
        private int wrong;

        void add(RoleTraining.Example e, double odds) {
            boolean ok = odds >= 0 == e.purchase();
            int kind = e.purchase() ? 0 : 1;
            right[kind] += ok ? 1 : 0;
            of[kind]++;
            if (e.line().trap()) {
                right[2] += ok ? 1 : 0;
                of[2]++;
            }
            wrong += ok ? 0 : 1;
            if (Math.abs(odds) < Roles.UNSURE) {
                unsure++;
                unsureWrong += ok ? 0 : 1;
            }
        }

        String row(String set) {
            int fp = of[1] - right[1];
            int fn = of[0] - right[0];
            return String.format(
                    Locale.ROOT,
                    "| %s | %s | %s | %s | %.3f | %d of %d wrong unsure (%d unsure) |",
                    set,
                    share(0),
                    share(2),
                    share(1),
                    2.0 * right[0] / Math.max(1, 2.0 * right[0] + fp + fn),
                    unsureWrong,
                    wrong,
                    unsure);
        }

        private String share(int kind) {
            double n = Math.max(1, of[kind]);
            double p = right[kind] / n;
            double z = 1.96;
            double middle = (p + z * z / (2 * n)) / (1 + z * z / n);
            double half = z * Math.sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n);
            return String.format(
                    Locale.ROOT,
                    "%d of %d, %.1f %% (%.1f to %.1f)",
                    right[kind],
                    of[kind],
                    100 * p,
                    100 * (middle - half),
                    100 * (middle + half));
        }
    }
}
