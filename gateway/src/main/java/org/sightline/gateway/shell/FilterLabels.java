package org.sightline.gateway.shell;

import io.quarkus.qute.TemplateExtension;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.words.LabelTexts;

/** What a filter that is on reads like. */
@TemplateExtension
public class FilterLabels {

    private static final Map<String, Function<ShellTexts, String>> SENTENCES = Map.ofEntries(
            Map.entry("counted=true", ShellTexts::countedPurchases),
            Map.entry("counted=false", ShellTexts::notCounted),
            Map.entry("standing=true", ShellTexts::findingsThatStand),
            Map.entry("bought=true", ShellTexts::boughtSince),
            Map.entry("toReview=true", ShellTexts::withSomethingToReview),
            Map.entry("equipment=true", ShellTexts::equipment),
            Map.entry("inUse=true", ShellTexts::inUse),
            Map.entry("recoded=true", ShellTexts::fundChangedAfterNotice),
            Map.entry("afterNotice=true", ShellTexts::boughtAfterNotice),
            Map.entry("state=any", ShellTexts::allStates),
            Map.entry("funding=federal", ShellTexts::federalMoney),
            Map.entry("waiting=agency", ShellTexts::waitsForTheAgency),
            Map.entry("waiting=office", ShellTexts::waitsForTheOffice),
            Map.entry("year=0", ShellTexts::withoutADate),
            Map.entry("role=PURCHASE", ShellTexts::bought),
            Map.entry("role=MENTION", ShellTexts::onlyMentioned),
            Map.entry("band=MATCH", ShellTexts::match),
            Map.entry("band=REVIEW", _ -> Language.current(LabelTexts.class).toReview()),
            Map.entry("status=registered", ShellTexts::onSightline),
            Map.entry("status=unclaimed", ShellTexts::notYetOnSightline),
            Map.entry("subject=device", ShellTexts::devicesInText),
            Map.entry("subject=purchase", ShellTexts::purchases),
            Map.entry("withdrawn=any", ShellTexts::withdrawnOnesToo),
            Map.entry("withdrawn=true", ShellTexts::withdrawn));

    private static final Map<String, Function<ShellTexts, String>> TITLES = Map.ofEntries(
            Map.entry("q", ShellTexts::words),
            Map.entry("state", ShellTexts::state),
            Map.entry("county", ShellTexts::county),
            Map.entry("agencyId", ShellTexts::publicBody),
            Map.entry("itemClass", ShellTexts::item),
            Map.entry("vendor", ShellTexts::vendor),
            Map.entry("buyer", ShellTexts::buyer),
            Map.entry("sourceId", ShellTexts::source),
            Map.entry("since", ShellTexts::from),
            Map.entry("importId", ShellTexts::importFilter),
            Map.entry("lineId", ShellTexts::purchaseLine),
            Map.entry("rule", ShellTexts::rule),
            Map.entry("before", ShellTexts::before),
            Map.entry("amountFrom", ShellTexts::amountFrom),
            Map.entry("amountTo", ShellTexts::amountTo),
            Map.entry("funding", ShellTexts::money));

    private FilterLabels() {}

    /** A filter in words, such as "counted purchases" or "maker: Hikvision". */
    public static String label(Query query, Query.Tag filter) {
        ShellTexts texts = Language.current(ShellTexts.class);
        Function<ShellTexts, String> sentence = SENTENCES.get(filter.name() + "=" + filter.value());
        return sentence == null
                ? texts.filter(title(texts, filter.name()), value(query, filter))
                : sentence.apply(texts);
    }

    /** What a filter is called, such as "maker". */
    public static String title(Query query, Query.Tag filter) {
        return title(Language.current(ShellTexts.class), filter.name());
    }

    /** The name of what a filter is the id of, where it is English whatever the reader's language: a rule's; null of others. */
    public static @Nullable String english(Query query, Query.Tag filter) {
        return filter.name().equals("rule") ? query.names().get(filter.value()) : null;
    }

    private static String title(ShellTexts texts, String name) {
        Function<ShellTexts, String> title = TITLES.get(name);
        return title == null ? Formats.words(name) : title.apply(texts);
    }

    private static String value(Query query, Query.Tag filter) {
        String named = query.names().get(filter.value());
        if (named != null) {
            return named;
        }
        return switch (filter.name()) {
            case "kind" -> Formats.kinds(filter.value());
            case "state" -> Formats.place(filter.value());
            case "since", "before", "asOf", "knownAt" -> Formats.day(filter.value());
            case "q", "county", "vendor", "buyer", "sourceId", "importId", "lineId", "amountFrom", "amountTo", "rule" ->
                filter.value();
            default -> Formats.words(filter.value());
        };
    }
}
