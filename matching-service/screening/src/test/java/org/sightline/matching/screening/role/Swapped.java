package org.sightline.matching.screening.role;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.sightline.matching.screening.match.Role;
import org.sightline.matching.screening.subject.Field;
import org.sightline.matching.screening.text.Lexicon;
import org.sightline.matching.screening.text.Text;

/**
 * Lines written by hand with the maker and another make in each other's place, which turns the role: "new Axis, Hikvision removed"
 * mentions Hikvision, "new Hikvision, Axis removed" buys it. Only lines that name each once; of purchases those with words of a mention
 * ("Hikvision and Axis cameras" buys both either way), of mentions those with words of a purchase ("no Hikvision, no Axis").
 */
final class Swapped {

    private static final Pattern MAKER =
            Pattern.compile("(?i)\\b(?:HIKVISION|DAHUA|HUAWEI|ZTE|HYTERA|EZVIZ|LOREX|AMCREST)\\b");
    private static final Pattern BOUGHT = Pattern.compile(
            "(?i)\\b(?:NEW|INST\\w*|PURCH\\w*|BUY|BOUGHT|ADD\\w*|FURNISH\\w*|REPL\\w*|RPL\\w*|SWAP\\w*|IN PLACE|IN LIEU|INSTEAD"
                    + "|UPGRADE\\w*|ORDER\\w*|MIGRAT\\w*|VICE|SUPERSED\\w*|AWARD\\w*)\\b");
    private static final String MARK = ", swapped";

    private Swapped() {}

    static List<InventedLines.Line> of(List<InventedLines.Line> lines) {
        List<InventedLines.Line> swapped = new ArrayList<>();
        for (InventedLines.Line line : lines) {
            boolean purchase = line.role() == Role.PURCHASE;
            if (line.role() == null
                    || !(purchase ? line.trap() : BOUGHT.matcher(line.item()).find())) {
                continue;
            }
            List<MatchResult> makers = MAKER.matcher(line.item()).results().toList();
            List<Token> others =
                    Phrase.of(new Text(Field.DESCRIPTION, line.item(), Lexicon.standard()), List.of()).tokens.stream()
                            .filter(token -> token.says().equals("BRAND"))
                            .toList();
            if (makers.size() == 1 && others.size() == 1) {
                swapped.add(new InventedLines.Line(
                        line.set() + MARK,
                        line.id(),
                        line.vendor(),
                        swapped(line.item(), makers.getFirst(), others.getFirst()),
                        line.maker(),
                        purchase ? Role.MENTION : Role.PURCHASE,
                        false));
            }
        }
        return swapped;
    }

    private static String swapped(String item, MatchResult maker, Token other) {
        boolean first = maker.start() < other.start();
        int start = first ? maker.start() : other.start();
        int end = first ? maker.end() : other.end();
        int nextStart = first ? other.start() : maker.start();
        int nextEnd = first ? other.end() : maker.end();
        return item.substring(0, start)
                + item.substring(nextStart, nextEnd)
                + item.substring(end, nextStart)
                + item.substring(start, end)
                + item.substring(nextEnd);
    }
}
