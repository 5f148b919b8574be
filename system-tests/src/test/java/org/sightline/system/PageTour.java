package org.sightline.system;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.sightline.system.PageIsolationTest.Row;

/**
 * One person goes through pages in a browser and looks at each, one page for each row of the table: those that the table and
 * some ids lead to, and those that pages lead to. What is no page (files, parts of pages, streams) is left out.
 */
final class PageTour {

    private static final Pattern LINK = Pattern.compile("href=\"(/[^\"#?]*)");
    private static final Pattern FILE = Pattern.compile(".*/[^/]*\\.[a-z0-9]+");
    private static final int REFUSED = 400;
    /** A stream says so to whoever wants a page. */
    private static final int NO_PAGE = 406;

    private final Browser browser;
    private final String person;
    private final List<String> languages;
    private final List<Row> rows;
    private final Random random;

    private final List<String> waiting = new ArrayList<>();
    private final Set<String> shown = new TreeSet<>();
    private final Set<Integer> refusals = new TreeSet<>();
    private final List<String> faults = new ArrayList<>();

    /**
     * Prepares one.
     *
     * @param person by which faults are told apart
     */
    PageTour(Browser browser, String person, List<String> languages, List<Row> all, Random random) {
        this.browser = browser;
        this.person = person;
        this.languages = languages;
        this.random = random;
        rows = all.stream()
                .filter(row -> row.method().equals("GET"))
                .filter(row -> !FILE.matcher(row.path()).matches())
                // Of two rows that fit an address, the one with fewer variables answers.
                .sorted(Comparator.comparingInt(row -> row.path().split("\\{", -1).length))
                .toList();
    }

    /** Every row, with these things in the place of variables. */
    PageTour alsoWith(Map<String, String> ids) {
        rows.forEach(row -> waiting.add(PageIsolationTest.address(row, ids)));
        return this;
    }

    /** Besides, these addresses. */
    PageTour alsoAt(List<String> addresses) {
        waiting.addAll(addresses);
        return this;
    }

    /** Looks at pages in an order of chance, until there are none or so many were seen. */
    PageTour go(int most) {
        rows.stream().map(Row::path).filter(path -> !path.contains("{")).forEach(waiting::add);
        int seen = 0;
        while (!waiting.isEmpty() && seen < most) {
            String address = waiting.remove(random.nextInt(waiting.size()));
            Optional<Row> row = unseen(address);
            if (row.isPresent() && isNew(row.get(), address)) {
                look(address);
                seen++;
            }
        }
        return this;
    }

    private Optional<Row> unseen(String address) {
        return rows.stream()
                .filter(row -> row.pattern().matcher(address).matches())
                .findFirst()
                .filter(row -> !shown.contains(row.name()));
    }

    /** Whether it is a page that was not looked at; of those that refuse, one for each status. */
    private boolean isNew(Row row, String address) {
        Browser.Answer answer = browser.ask(address);
        if (answer.status() == NO_PAGE
                || !answer.type().startsWith("text/html")
                || !answer.text().contains("<main")) {
            return false;
        }
        if (answer.status() >= REFUSED) {
            return refusals.add(answer.status());
        }
        LINK.matcher(answer.text())
                .results()
                .map(link -> link.group(1))
                .filter(link -> unseen(link).isPresent())
                .forEach(waiting::add);
        return shown.add(row.name());
    }

    private void look(String address) {
        for (String language : languages) {
            browser.read(language);
            browser.page().navigate(address);
            if (!language.equals(browser.page().evaluate("document.documentElement.lang"))) {
                tell(language, address, "it is not in this language");
            }
            for (int width : List.of(Browser.WIDE, Browser.NARROW)) {
                browser.faults(width).forEach(fault -> tell(language + " " + width, address, fault));
            }
        }
    }

    private void tell(String how, String address, String fault) {
        faults.add(person + " " + how + " " + address + ": " + fault);
    }

    /** The rows of which a page was looked at. */
    Set<String> shown() {
        return shown;
    }

    /** What is wrong, and where. */
    List<String> faults() {
        return faults;
    }
}
