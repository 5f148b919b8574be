package org.sightline.matching.screening.role;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Lines as they stand in a ledger under an account: words of an account, a program or a department before or behind the item. These say
 * nothing about whether it was bought, whatever they say elsewhere ("Graffiti Removal - Hikvision dome" buys a dome), so purchases and
 * mentions get them alike. One short line in three.
 */
final class UnderAccounts {

    private static final String MARK = ", under an account";
    private static final int LONGEST = 70;
    private static final int ONE_IN = 3;
    private static final long SEED = 889;
    private static final List<String> ACCOUNTS = InventedLines.lines("role-accounts.txt");

    private UnderAccounts() {}

    static List<InventedLines.Line> of(List<InventedLines.Line> lines) {
        List<InventedLines.Line> under = new ArrayList<>();
        for (InventedLines.Line line : lines) {
            // By the line alone: another line more or less changes nothing about the others.
            Random random =
                    new Random(SEED + line.set().hashCode() * 31L + line.id().hashCode());
            if (random.nextInt(ONE_IN) == 0
                    && line.role() != null
                    && !line.item().isEmpty()
                    && line.item().length() <= LONGEST) {
                under.add(new InventedLines.Line(
                        line.set() + MARK,
                        line.id(),
                        line.vendor(),
                        under(line.item(), random),
                        line.maker(),
                        line.role(),
                        line.trap()));
            }
        }
        return under;
    }

    private static String under(String item, Random random) {
        String account = ACCOUNTS.get(random.nextInt(ACCOUNTS.size()));
        if (item.equals(item.toUpperCase(Locale.ROOT)) && random.nextInt(2) == 0) {
            account = account.toUpperCase(Locale.ROOT);
        }
        if (random.nextInt(6) == 0) {
            account = 100_000 + random.nextInt(1_900_000) + " " + account;
        }
        String between = switch (random.nextInt(6)) {
            case 0, 1 -> " - ";
            case 2 -> "/";
            case 3 -> "; ";
            case 4 -> ": ";
            default -> " ";
        };
        return random.nextInt(4) == 0 ? item + between + account : account + between + item;
    }
}
