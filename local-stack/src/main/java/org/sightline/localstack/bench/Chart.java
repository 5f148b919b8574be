package org.sightline.localstack.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Groups of bars as an SVG image, each bar with its figure beside it. */
final class Chart {

    private static final int WIDTH = 760;
    private static final int LEFT = 200;
    private static final int LONGEST = 420;
    private static final int LINE = 24;
    private static final int BAR = 16;
    private static final String SHAPES = """
            <style>text{font:14px sans-serif;fill:#1b1b1b}.h{font-weight:bold}.b{fill:#005ea2}\
            @media (prefers-color-scheme:dark){text{fill:#f0f0f0}.b{fill:#73b3e7}}</style>
            """;

    private final String title;
    private final List<Group> groups = new ArrayList<>();

    Chart(String title) {
        this.title = title;
    }

    /** Bars of one unit, which are as long as their figures beside each other. */
    private record Group(String title, String unit, List<Bar> bars) {}

    private record Bar(String label, double value) {}

    /** Begins a group; bars that are added from now on are of it. */
    void group(String name, String unit) {
        groups.add(new Group(name, unit, new ArrayList<>()));
    }

    /** Adds a bar to the last group. */
    void bar(String label, double value) {
        groups.getLast().bars().add(new Bar(label, value));
    }

    String svg() {
        StringBuilder body = new StringBuilder();
        int y = LINE;
        y = text(body, 0, y, "h", title);
        for (Group group : groups) {
            y = text(body, 0, y + LINE / 2, "h", group.title());
            double largest = group.bars().stream().mapToDouble(Bar::value).max().orElse(1);
            for (Bar bar : group.bars()) {
                y = bar(body, y, bar, group.unit(), largest);
            }
        }
        return String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\"><title>%s</title>%n%s%s</svg>%n",
                WIDTH,
                y,
                escaped(title),
                SHAPES,
                body);
    }

    private static int bar(StringBuilder body, int y, Bar bar, String unit, double largest) {
        long length = largest > 0 ? Math.round(LONGEST * bar.value() / largest) : 0;
        body.append(String.format(
                Locale.ROOT,
                "<rect class=\"b\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>%n",
                LEFT,
                y - BAR + 3,
                Math.max(1, length),
                BAR));
        String figure = String.format(Locale.ROOT, bar.value() < 100 ? "%,.1f %s" : "%,.0f %s", bar.value(), unit);
        text(body, LEFT + (int) length + 8, y, "", figure);
        return text(body, 0, y, "", bar.label());
    }

    private static int text(StringBuilder body, int x, int y, String style, String text) {
        body.append(String.format(
                Locale.ROOT, "<text class=\"%s\" x=\"%d\" y=\"%d\">%s</text>%n", style, x, y, escaped(text)));
        return y + LINE;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
