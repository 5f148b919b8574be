package org.sightline.gateway.pages.office.opendata.redaction;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.sightline.gateway.pages.office.opendata.redaction.Words.Word;

/**
 * What speaks for and against taking a word out: its form, the lists it stands in, its neighbors and what they say. Each piece is a
 * name with up to three values; the tagger has a weight for it ({@link Tagger}).
 */
final class Evidence {

    /** Takes the pieces; a value that is not there is empty. */
    @FunctionalInterface
    interface Pieces {
        void add(String name, String first, String second, String third);
    }

    private static final Pattern VEHICLE = Pattern.compile("[A-HJ-NPR-Z0-9]{17}");
    private static final Pattern SIXES = Pattern.compile("[0-9A-F]{6}(?:[0-9A-F]{6})?");
    private static final Pattern TELEPHONE = Pattern.compile("[2-9]\\d{2}[2-9]\\d{6}");
    private static final Pattern SIM = Pattern.compile("89\\d{16,20}");
    private static final int LENGTH_OF_VIN = 17;
    private static final int LENGTH_OF_IMEI = 15;
    private static final int LENGTH_OF_MAC = 12;

    /** What says something about a number behind it. */
    private static final Set<String> OF_VALUES = Set.of(
            "SERIAL",
            "DEVICE",
            "MAC",
            "NETWORK",
            "PERSONAL",
            "PHONE",
            "MAIL",
            "BOX",
            "VEHICLE",
            "SECRET",
            "USER",
            "ACCOUNT",
            "PART",
            "ORDER",
            "VERSION",
            "TAG",
            "STREET",
            "INNER");
    /** What says something about a name behind it. */
    private static final Set<String> OF_PEOPLE =
            Set.of("CONTACT", "PERSON", "DONE", "BY", "GIVEN", "RANK", "ROLE", "PLACE");

    /** Lists of names that hold much else, too. */
    private static final Set<String> NAMES_AT_MOST = Set.of("n", "w", "o");

    private static final int FAR = 7;
    private static final int NEARER = 3;
    private static final int STREET_WORDS = 4;
    private static final int SHAPE_SIGNS = 10;
    private static final int RUNS_TOLD = 8;
    private static final int LETTERS_COUNTED = 9;
    private static final int SHORTEST_WITH_ENDING = 5;
    private static final int LENGTH_OF_ENDING = 3;
    private static final int SHORTEST_PART = 4;
    private static final int LONG_REST = 5;
    private static final int MANY = 2;

    private static final String[] SMALL =
            IntStream.range(0, 40).mapToObj(String::valueOf).toArray(String[]::new);

    private final Reading text;
    private final Pieces pieces;

    private Evidence(Reading text, Pieces pieces) {
        this.text = text;
        this.pieces = pieces;
    }

    /** Tells the pieces of evidence on one word. */
    static void on(Reading text, int at, Pieces pieces) {
        new Evidence(text, pieces).on(at);
    }

    private void add(String name, String first, String second, String third) {
        pieces.add(name, first, second, third);
    }

    private void add(String name, String first, String second) {
        pieces.add(name, first, second, "");
    }

    private void add(String name, String first) {
        pieces.add(name, first, "", "");
    }

    private static String at(int number) {
        return number < SMALL.length ? SMALL[number] : String.valueOf(number);
    }

    private void on(int at) {
        add("kind", text.kind(at));
        if (text.word(at).isLetters()) {
            letters(at);
        } else {
            signs(at);
            form(text.word(at).upper());
            alike(at);
        }
        if (text.word(at).text().indexOf('-') > 0) {
            parts(text.word(at).text());
        }
        for (String label : text.labels(at)) {
            add("is", label);
        }
        neighbors(at);
        near(at, OF_VALUES, "number behind");
        near(at, OF_PEOPLE, "name behind");
        labelsBefore(at);
        labelsBehind(at);
        address(at);
    }

    private void letters(int at) {
        Word word = text.word(at);
        String upper = word.upper();
        String lists = text.lists(at);
        add("word", upper);
        add("letters", at(Math.min(upper.length(), LETTERS_COUNTED)), lists);
        if (text.isMixed()) {
            boolean capital = Character.isUpperCase(word.text().charAt(0));
            add("case", capital ? word.text().equals(upper) ? "ALL" : "Capital" : "small", lists);
            if (at > 0) {
                boolean before = Character.isUpperCase(text.word(at - 1).text().charAt(0));
                add("case with before", capital ? "C" : "c", before ? "C" : "c", text.kind(at));
            }
        }
        boolean unknown = lists.equals(Lexicon.NO_LIST) || NAMES_AT_MOST.contains(lists);
        if (unknown && upper.length() >= SHORTEST_WITH_ENDING) {
            add("ending", upper.substring(upper.length() - LENGTH_OF_ENDING));
        }
    }

    private void signs(int at) {
        Word word = text.word(at);
        String upper = word.upper();
        String runs = runs(text.shape(at));
        add("runs", runs);
        add("runs", runs, at(upper.length()));
        add("signs", at(upper.length()), text.group(at));
        if (upper.length() <= SHAPE_SIGNS) {
            add("shape", text.shape(at));
        }
        int head = 0;
        while (head < upper.length() && Character.isLetter(upper.charAt(head))) {
            head++;
        }
        if (head > 0) {
            add("head", upper.substring(0, Math.min(head, SHORTEST_PART)));
            for (String label : Lexicon.labels(upper.substring(0, head))) {
                add("label in it", label, upper.length() - head >= LONG_REST ? "long" : "short");
            }
        }
    }

    /** Each run of letters or digits as one sign. */
    private static String runs(String shape) {
        StringBuilder runs = new StringBuilder();
        for (int at = 0; at < shape.length() && runs.length() < RUNS_TOLD; at++) {
            if (at == 0 || shape.charAt(at) != shape.charAt(at - 1)) {
                runs.append(shape.charAt(at));
            }
        }
        return runs.toString();
    }

    /** Words between hyphens that may be an initial with a surname, as in LIB-RM204-JDOE. */
    private void parts(String word) {
        for (String part : word.split("-", -1)) {
            String upper = Words.upper(part);
            if (upper.length() >= SHORTEST_PART && Words.isLetters(upper)) {
                String rest = Lexicon.lists(upper.substring(1));
                boolean name = rest.contains("s") || NAMES_AT_MOST.contains(rest);
                add("part", Lexicon.lists(upper), name ? "name" : rest.equals(Lexicon.NO_LIST) ? rest : "word");
            }
        }
    }

    private void form(String upper) {
        if (upper.length() == LENGTH_OF_VIN && VEHICLE.matcher(upper).matches()) {
            add("form", Numbers.isVehicle(upper) ? "vehicle" : "as long as of a vehicle");
        } else if (Words.isDigits(upper)) {
            digits(upper);
        } else if (SIXES.matcher(upper).matches()) {
            add("form", upper.length() == LENGTH_OF_MAC ? "MAC" : "half a MAC");
        }
    }

    private void digits(String digits) {
        if (digits.length() == LENGTH_OF_IMEI) {
            add("form", Numbers.isChecked(digits) ? "IMEI" : "as long as an IMEI");
        } else if (SIM.matcher(digits).matches()) {
            add("form", "SIM");
        } else if (TELEPHONE.matcher(digits).matches()) {
            add("form", "telephone");
        }
    }

    /** Whether other words look like this one, as in a list of serial numbers; and how many models stand before. */
    private void alike(int at) {
        boolean before = false;
        boolean behind = false;
        int models = 0;
        for (int other = 0; other < text.size(); other++) {
            if (other != at && text.isAlike(at, other)) {
                before |= other < at;
                behind |= other > at;
            }
            models += other < at && text.group(other).equals("X") ? 1 : 0;
        }
        add("alike", (before ? "before" : "") + (behind ? "behind" : ""), text.kind(at));
        add("models before", at(Math.min(models, MANY)), text.kind(at));
    }

    private void neighbors(int at) {
        String kind = text.kind(at);
        String group = text.group(at);
        add("kind before", text.kind(at - 1), kind);
        add("kind before", text.kind(at - 1), "", group);
        add("word before", text.said(at - 1), group);
        add("kind behind", text.kind(at + 1), kind);
        add("kind behind", text.kind(at + 1), "", group);
        add("word behind", text.said(at + 1), group);
        add("second kind before", text.kind(at - 2), group);
        add("second kind behind", text.kind(at + 2), group);
        add("words before", text.said(at - 2), text.said(at - 1), group);
        add("kinds around", text.kind(at - 1), kind, text.kind(at + 1));
        add("kinds before", text.kind(at - 2), text.kind(at - 1), kind);
        add("kinds behind", kind, text.kind(at + 1), text.kind(at + 2));
        add("marks", text.before(at), text.before(at + 1), group);
        add("marks before", text.before(at), kind);
        add("marks behind", text.before(at + 1), kind);
    }

    private void labelsBefore(int at) {
        String group = text.group(at);
        for (String label : at > 0 ? text.labels(at - 1) : List.<String>of()) {
            add("label", label, text.kind(at));
            add("label", label, group, text.before(at));
            add("label, then", label, text.kind(at + 1), group);
            for (String before : at > 1 ? text.labels(at - 2) : List.<String>of()) {
                add("labels", before, label, group);
            }
        }
        for (String label : at > 1 ? text.labels(at - 2) : List.<String>of()) {
            add("second label", label, group, text.kind(at - 1));
        }
    }

    private void labelsBehind(int at) {
        for (int there = at + 1; there <= at + 2 && there < text.size(); there++) {
            String name = there == at + 1 ? "label behind" : "second label behind";
            for (String label : text.labels(there)) {
                add(name, label, text.kind(at));
                add(name, label, text.group(at), text.before(at + 1));
            }
        }
    }

    /** The nearest word before that says something, over words that look alike and words such as NO. */
    private void near(int at, Set<String> telling, String name) {
        int far = 0;
        for (int there = at - 1; there >= 0 && far < FAR; there--) {
            if (tells(at, there, far, telling, name)) {
                return;
            }
            boolean counts = !text.isAlike(at, there)
                    && !text.labels(there).contains("NUMBER")
                    && !text.word(there).form().equals(Words.MASK);
            far += counts ? 1 : 0;
        }
        add(name, "none", text.kind(at));
    }

    private boolean tells(int at, int there, int far, Set<String> telling, String name) {
        boolean any = false;
        for (String label : text.labels(there)) {
            if (telling.contains(label)) {
                any = true;
                add(name, label, text.group(at), at(far <= 1 ? far : far <= NEARER ? NEARER : FAR));
                add(name, label, text.kind(at));
            }
        }
        return any;
    }

    /** Whether this stands between the number of a house and a word for a street. */
    private void address(int at) {
        int street = toStreet(at);
        int number = toNumber(at);
        String kind = text.kind(at);
        if (street > 0 && number > 0) {
            int house = at - number + 1;
            add("house", text.kind(house), number == 1 ? "itself" : "street", text.group(house - 1));
        }
        if (street > 0) {
            add("street", at(Math.min(street, NEARER)), at(Math.min(number, NEARER)), kind);
            add("street", at(Math.min(street, NEARER)), at(Math.min(number, NEARER)));
        } else if (number > 1) {
            add("behind a number", at(Math.min(number, NEARER)), kind);
        }
    }

    /** How many words to one for a street, this included; 0 where none comes. */
    private int toStreet(int at) {
        for (int there = at; there <= at + STREET_WORDS && there < text.size(); there++) {
            if (there > at && !isOfStreet(there)) {
                return 0;
            }
            if (text.labels(there).contains("STREET")
                    && (there > at || text.word(at).isLetters())) {
                return there - at + 1;
            }
        }
        return 0;
    }

    /** How many words back to one that may be the number of a house, this included; 0 where none stands there. */
    private int toNumber(int at) {
        for (int there = at; there >= at - STREET_WORDS && there >= 0; there--) {
            if (text.isHouse(there)) {
                return at - there + 1;
            }
            if (!isOfStreet(there)) {
                return 0;
            }
        }
        return 0;
    }

    private boolean isOfStreet(int at) {
        boolean word = text.group(at).equals("a")
                || text.kind(at).equals("MEASURE")
                || text.kind(at).equals("FRACTION");
        return word && (text.before(at).equals("_") || text.before(at).equals("."));
    }
}
