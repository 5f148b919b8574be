package org.sightline.benchmarks.screening;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.screening.subject.Subject;
import org.sightline.matching.watchlist.Entity;
import org.sightline.matching.watchlist.Fact;
import org.sightline.matching.watchlist.Name;
import org.sightline.matching.watchlist.WatchlistEdit;

/** Invented purchase lines and list names, the same for the same seed. No two lines are alike, so remembering answers would not help. */
public final class InventedLines {

    private static final String[] FIRST = {
        "Northfield", "Cedar", "Blue Ridge", "Harbor", "Evergreen", "Lakeside", "Hickory", "Dakota", "Hawthorn",
                "Silver Creek", "Prairie", "Summit", "Delta", "Ironwood",
        "Meridian", "Tri-State", "Valley", "Pinecrest", "Granite", "Stonebridge", "Redwood", "Coastal", "Heritage",
                "Liberty", "Keystone", "Frontier", "Highland", "Riverbend"
    };
    private static final String[] TRADE = {
        "Electric Supply", "Office Products", "Construction", "Security Systems", "Technologies", "Medical Group",
                "Landscaping", "Communications", "Paving", "Auto Parts",
        "Food Service", "Engineering", "Data Solutions", "Plumbing & Heating", "Hardware", "Uniforms", "Networks",
                "Consulting", "Environmental", "School Supply"
    };
    private static final String[] FORM = {"Inc", "LLC", "Co", "Corp", "Ltd", "& Sons Inc", "Company, Inc.", "L.L.C.", ""
    };
    private static final String[] GOODS = {
        "PAPER, COPY, 8.5 X 11, 20 LB",
        "HVAC FILTER 20X25X1 MERV 8",
        "LAPTOP 14 IN 16GB 512GB SSD",
        "NETWORK SWITCH 48 PORT POE",
        "SECURITY CAMERA DOME 4MP IR OUTDOOR",
        "ASPHALT PATCHING MAPLE ST",
        "LEGAL SERVICES",
        "FIRE HOSE 1.75 IN X 50 FT",
        "TIRE 225/60R16 PURSUIT",
        "JANITORIAL SUPPLIES",
        "PORTABLE RADIO BATTERY",
        "LIBRARY BOOKS CHILDREN",
        "UNIFORM SHIRTS NAVY",
        "REPAIR PUMP STATION",
        "ROAD SALT BULK TON",
        "CONSULTING DESIGN HVAC RETROFIT",
        "INSTALL AXIS P3245-LVE CAMERAS",
        "DOCUMENT SCANNER DS-7500",
        "HARD DRIVE 8TB SURVEILLANCE",
        "PRE EMPLOYMENT TESTING",
        "MD 652 RESURFACING",
        "PLAYGROUND MULCH",
        "TRAVEL REIMBURSEMENT",
        "SOFTWARE SUBSCRIPTION ANNUAL",
        "WATER METER 5/8 IN",
        "FUEL DIESEL ULSD",
        "COPIER LEASE MONTHLY",
        "ELEVATOR MAINTENANCE",
        "CONCRETE 4000 PSI",
        "AMMUNITION 9MM TRAINING",
        "INTERPRETER SERVICES",
        "NVR 16 CHANNEL 8TB"
    };
    private static final String[] COVERED = {
        "HIKVISION DS-2CD2143G0-I DOME",
        "DAHUA IPC-HFW2431T BULLET",
        "HUAWEI S5720-28X-LI SWITCH",
        "ZTE MF920 HOTSPOT",
        "HYTERA PD782 RADIO",
        "REMOVE HIKVISION CAMERAS",
        "LOREX 4K CAMERA KIT",
        "HIKVSION NVR DS-7616NI-I2"
    };
    private static final String[] MAKERS = {
        "Axis", "Hanwha", "Cisco", "Motorola", "HP", "3M", "Honeywell", "Generic", "Dell"
    };
    private static final String[] SYLLABLES = {
        "bor", "vel", "an", "kas", "trik", "quor", "vas", "ta", "zel", "mir", "dov", "ost", "rel", "in", "vad", "ros",
        "ky", "tam", "bur", "lex", "or", "nid", "gal", "fen", "hul", "pry", "sol", "wen", "yar", "jin", "cho", "mak",
        "ul", "eth", "ran"
    };

    private InventedLines() {}

    /** Lines of vendor, description and, one in four, manufacturer and model; one in a thousand names a covered maker. */
    public static Subject[] lines(int count, long seed) {
        Random random = new Random(seed);
        Subject[] lines = new Subject[count];
        for (int i = 0; i < count; i++) {
            lines[i] = line(random, i);
        }
        return lines;
    }

    private static Subject line(Random random, int number) {
        String vendor = pick(random, FIRST) + " " + word(random) + " " + pick(random, TRADE) + " " + pick(random, FORM);
        String goods = random.nextInt(1000) == 0 ? pick(random, COVERED) : pick(random, GOODS);
        String description =
                goods + " " + word(random).toUpperCase(java.util.Locale.ROOT) + " PO " + (100_000 + number);
        boolean detailed = random.nextInt(4) == 0;
        return Subject.ofLine(
                vendor,
                description,
                detailed ? pick(random, MAKERS) : null,
                detailed ? "M" + random.nextInt(10_000) + "-" + word(random) : null);
    }

    /** Names for a list: two invented distinctive words, a trade and a legal form. */
    static List<WatchlistEdit> names(int count, long seed) {
        Random random = new Random(seed);
        Fact fact = Fact.found("invented");
        List<WatchlistEdit> edits = new ArrayList<>(2 * count);
        for (int i = 0; i < count; i++) {
            String id = "inv-" + i;
            // One name in ten has a word that lines use as well.
            String first = random.nextInt(10) == 0 ? word(random) : rareWord(random);
            String name = first + " " + rareWord(random) + " " + pick(random, TRADE) + " " + pick(random, FORM);
            edits.add(WatchlistEdit.add(new Entity(id, name, Entity.Kind.LISTED, "", "", fact)));
            edits.add(WatchlistEdit.add(new Name(id, name, Name.Kind.LISTED, Set.of(), fact)));
        }
        return edits;
    }

    private static String word(Random random) {
        StringBuilder word = new StringBuilder();
        int syllables = 2 + random.nextInt(3);
        for (int i = 0; i < syllables; i++) {
            word.append(pick(random, SYLLABLES));
        }
        word.setCharAt(0, Character.toUpperCase(word.charAt(0)));
        return word.toString();
    }

    private static String rareWord(Random random) {
        return word(random) + pick(random, SYLLABLES) + pick(random, SYLLABLES);
    }

    private static String pick(Random random, String[] of) {
        return of[random.nextInt(of.length)];
    }

    /** Characters of a line, all fields together. */
    static int length(Subject line) {
        return length(line.vendorName())
                + length(line.description())
                + length(line.manufacturer())
                + length(line.model());
    }

    private static int length(@Nullable String text) {
        return text == null ? 0 : text.length();
    }
}
