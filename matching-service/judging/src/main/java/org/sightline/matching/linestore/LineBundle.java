package org.sightline.matching.linestore;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.sightline.kit.sql.Row;
import org.sightline.matching.held.ContractLine;
import org.sightline.matching.screening.subject.Subject;

/**
 * Contract lines that match nothing, as one row. They are stored to be screened again when the watchlist changes, and nearly
 * none of them is ever read otherwise, so they need neither a row nor a place in an index each. What they are screened by lies
 * together, apart from the rest, and both are deflated: neighbors in a file say much alike.
 *
 * <p>The first byte of each part is the number of its form. A bundle that was written once is read for ever: another form gets
 * another number.
 *
 * @param lines whose they are
 * @param agencies each agency once
 * @param places for each line the place of its agency, the first being 1
 * @param texts what a {@link BundledTexts} reads
 * @param packs all else, a {@link LinePack} for each line, with its length before it
 */
record LineBundle(List<UUID> lines, List<UUID> agencies, List<Integer> places, byte[] texts, byte[] packs) {

    /** More lines than these come in several bundles: who reads one has all of it in memory. */
    static final int MOST = 2_500;

    /** Whether a line may lie in a bundle: only as it was first said, because a later version must find what it takes the place of. */
    static boolean takes(ContractLine line) {
        return line.version() == 1 && !line.withdrawn() && LinePack.fits(line);
    }

    /** The bundle of lines that it takes, at most {@link #MOST}. */
    static LineBundle of(List<ContractLine> lines) {
        Map<UUID, Integer> agencies = new LinkedHashMap<>();
        List<Integer> places = new ArrayList<>(lines.size());
        LinePack.Out texts = BundledTexts.begin();
        LinePack.Out packs = new LinePack.Out();
        for (ContractLine line : lines) {
            places.add(agencies.computeIfAbsent(line.agencyId(), fresh -> agencies.size() + 1));
            BundledTexts.write(texts, line);
            packs.block(LinePack.of(line));
        }
        return new LineBundle(
                lines.stream().map(ContractLine::id).toList(),
                List.copyOf(agencies.keySet()),
                places,
                Deflated.of(texts.bytes()),
                Deflated.of(packs.bytes()));
    }

    static LineBundle read(Row row) {
        return new LineBundle(
                row.uuids("line_ids"),
                row.uuids("agencies"),
                row.integers("agency_places"),
                row.requiredBytes("texts"),
                row.requiredBytes("packs"));
    }

    /** All of its lines, in their order. */
    List<ContractLine> all() {
        return wanted(any -> true);
    }

    /** Those of its lines that are wanted by what they are screened by; what else they say is looked at for these alone. */
    List<ContractLine> wanted(Predicate<Subject> wanted) {
        List<ContractLine> found = new ArrayList<>();
        BundledTexts open = BundledTexts.of(texts);
        LinePack.In rest = null;
        int packsRead = 0;
        for (int i = 0; i < lines.size(); i++) {
            open.next();
            if (wanted.test(open.subject())) {
                if (rest == null) {
                    rest = LinePack.In.of(Deflated.open(packs));
                }
                for (; packsRead < i; packsRead++) {
                    rest.skip();
                }
                found.add(LinePack.line(open.open(lines.get(i), agencies.get(places.get(i) - 1)), rest.block()));
                packsRead++;
            }
        }
        return found;
    }
}
