package org.sightline.matching.verdict.judging;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.sightline.matching.verdict.book.RuleBook;
import org.sightline.matching.verdict.facts.Basis;
import org.sightline.matching.verdict.facts.BuyerKind;
import org.sightline.matching.verdict.facts.Facts;
import org.sightline.matching.verdict.facts.ObligationDate;
import org.sightline.matching.verdict.reading.EventReader;
import org.sightline.matching.verdict.reading.EventReading;
import org.sightline.matching.verdict.reading.FundingReader;
import org.sightline.matching.verdict.reading.FundingReading;
import org.sightline.matching.verdict.reading.ItemClassification;
import org.sightline.matching.verdict.reading.ItemClassifier;
import org.sightline.matching.verdict.rule.Verdict;

/** A purchase line as raw as published, with what screening says about its maker; read by the module's readers. */
record RawLine(
        BuyerKind buyer,
        String state,
        LocalDate date,
        String description,
        String fundingText,
        String maker,
        Basis basis,
        int makerAt) {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final LocalDate NOTICE = LocalDate.of(2021, 2, 1);

    static RawLine of(
            BuyerKind buyer,
            String state,
            LocalDate date,
            String description,
            String fundingText,
            String maker,
            Basis basis) {
        String firstWord = maker.strip().split("[^\\p{L}\\p{N}]+")[0].toUpperCase(Locale.ROOT);
        int at = Math.max(0, description.toUpperCase(Locale.ROOT).indexOf(firstWord));
        return new RawLine(buyer, state, date, description, fundingText, maker, basis, at);
    }

    ItemClassification item() {
        return ItemClassifier.builtIn().classify(description, null, null, List.of());
    }

    FundingReading funding() {
        return FundingReader.builtIn().read(fundingText, ObligationDate.of(date));
    }

    EventReading event() {
        return EventReader.builtIn().read(description, makerAt);
    }

    Facts facts() {
        return new Facts(
                buyer,
                state,
                ObligationDate.of(date),
                maker,
                basis,
                item().itemClass(),
                null,
                funding().kinds(),
                null,
                event().event());
    }

    /** A line in which screening found no maker is a case only when it names no brand at all. */
    boolean isACase() {
        return !maker.isEmpty() || item().brandless();
    }

    FundingOutcome outcome() {
        return FundingOutcome.of(RuleBook.builtIn(), facts(), funding().history(date, "the record"), NOTICE, TODAY);
    }

    Verdict verdict() {
        return isACase() ? outcome().headline() : Verdict.NOT_COVERED;
    }
}
