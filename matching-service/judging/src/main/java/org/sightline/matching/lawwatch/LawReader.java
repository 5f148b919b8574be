package org.sightline.matching.lawwatch;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sightline.kit.json.Json;
import org.sightline.matching.lawwatch.match.CitedLaw.CodeSection;
import org.sightline.matching.lawwatch.match.LawDocument;
import org.sightline.matching.remote.FetchFailure;
import org.sightline.matching.remote.GuardedReader;

/** Asks the sources of the law watch, one question after the other. A question that fails loses nothing of the others. */
@ApplicationScoped
class LawReader {

    /** The most pages of one search: a phrase that so many documents hold names nothing. */
    private static final int MOST_PAGES = 10;

    private static final int NOT_FOUND = 404;

    private final GuardedReader web;
    private final LawWatchSettings settings;

    LawReader(LawWatchSettings settings, Clock clock) {
        this.web = new GuardedReader(new GuardedReader.Bounds(settings.patience(), settings.privateAddresses()), clock);
        this.settings = settings;
    }

    /**
     * What searches found.
     *
     * @param documents those that hold one of the phrases, each once
     * @param common phrases that so many documents hold that only the newest of them were read
     * @param failed phrases of which a page could not be read; what their other pages hold is among the documents
     */
    record Found(Collection<LawDocument> documents, List<String> common, Set<String> failed) {

        /** What was left out, in a sentence with a space before it; empty where nothing was. */
        String words() {
            return common.isEmpty()
                    ? ""
                    : " Only the newest 1000 were read that hold " + String.join(", ", common) + ".";
        }
    }

    private interface Search {
        URI at(String phrase, int page);

        SearchAnswer read(JsonNode answer) throws FetchFailure;
    }

    /** Searches the Federal Register for documents since a day that hold one of some phrases. */
    Found register(List<String> phrases, LocalDate since, Questions questions) throws InterruptedException {
        return found(phrases, questions, new Search() {
            @Override
            public URI at(String phrase, int page) {
                return FederalRegister.search(settings.federalRegister(), phrase, since, page);
            }

            @Override
            public SearchAnswer read(JsonNode answer) throws FetchFailure {
                return FederalRegister.answer(answer);
            }
        });
    }

    /** Searches eCFR for sections that were changed since a day and hold one of some phrases. */
    Found code(List<String> phrases, LocalDate since, Questions questions) throws InterruptedException {
        return found(phrases, questions, new Search() {
            @Override
            public URI at(String phrase, int page) {
                return Ecfr.search(settings.ecfr(), phrase, since, page);
            }

            @Override
            public SearchAnswer read(JsonNode answer) throws FetchFailure {
                return Ecfr.found(settings.ecfr(), answer);
            }
        });
    }

    private Found found(List<String> phrases, Questions questions, Search search) throws InterruptedException {
        Map<String, LawDocument> found = new LinkedHashMap<>();
        List<String> common = new ArrayList<>();
        Set<String> failed = new LinkedHashSet<>();
        for (String phrase : phrases) {
            questions
                    .ask(phrase, () -> pages(phrase, search, found))
                    .ifPresentOrElse(
                            pages -> {
                                if (pages > MOST_PAGES) {
                                    common.add(phrase);
                                }
                            },
                            () -> failed.add(phrase));
        }
        return new Found(found.values(), common, failed);
    }

    /** Takes in the documents of each page as it comes; answers how many pages there are. */
    private int pages(String phrase, Search search, Map<String, LawDocument> found)
            throws FetchFailure, InterruptedException {
        int pages = 1;
        for (int page = 1; page <= Math.min(pages, MOST_PAGES); page++) {
            SearchAnswer answer = search.read(json(search.at(phrase, page)));
            pages = answer.pages();
            answer.documents().forEach(one -> found.merge(one.number(), one, LawDocument::together));
        }
        return pages;
    }

    /**
     * What eCFR has of the sections that rules cite.
     *
     * @param documents versions that are newer than the last look at a rule that cites them
     * @param looked ids of rules all of whose sections it knows
     * @param unknown sections that it does not have, as they are cited
     */
    record Code(List<LawDocument> documents, Set<String> looked, List<String> unknown) {

        /** What it does not have, in a sentence with a space before it; empty where it has all. */
        String words() {
            return unknown.isEmpty() ? "" : " It does not have " + String.join(", ", unknown) + ".";
        }
    }

    /**
     * Reads the versions of sections.
     *
     * @param sections those that each rule cites, by its id
     * @param since the last look at each rule, by its id
     */
    Code versions(Map<String, Set<CodeSection>> sections, Map<String, LocalDate> since, Questions questions)
            throws InterruptedException {
        Map<CodeSection, LocalDate> oldest = new LinkedHashMap<>();
        sections.forEach((rule, cited) -> cited.forEach(section -> oldest.merge(
                section, since.getOrDefault(rule, LocalDate.MAX), (one, other) -> one.isBefore(other) ? one : other)));
        List<LawDocument> documents = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        Set<CodeSection> unchanged = new LinkedHashSet<>();
        for (Map.Entry<CodeSection, LocalDate> one : oldest.entrySet()) {
            CodeSection section = one.getKey();
            String cited = section.title() + " CFR " + section.identifier();
            questions.ask(cited, () -> versions(section, one.getValue())).ifPresent(versions -> {
                documents.addAll(versions.newer());
                if (!versions.known()) {
                    unknown.add(cited);
                } else if (versions.newer().isEmpty()) {
                    // Where a newer version waits for people, nobody has looked yet whether the law still stands so.
                    unchanged.add(section);
                }
            });
        }
        if (!oldest.isEmpty() && unknown.size() == oldest.size()) {
            // One section can have been moved or removed; all of them say that the address is no longer the register's.
            questions.noneIsKnown("eCFR knows none of the sections that the rules cite.", unknown);
        }
        Set<String> looked = new LinkedHashSet<>();
        sections.forEach((rule, cited) -> {
            if (unchanged.containsAll(cited)) {
                looked.add(rule);
            }
        });
        return new Code(documents, looked, unknown);
    }

    private Ecfr.Versions versions(CodeSection section, LocalDate since) throws FetchFailure, InterruptedException {
        byte[] bytes = bytes(Ecfr.versions(settings.ecfr(), section), Set.of(NOT_FOUND));
        return bytes.length == 0 ? Ecfr.Versions.UNKNOWN : Ecfr.answer(settings.ecfr(), section, tree(bytes), since);
    }

    private JsonNode json(URI address) throws FetchFailure, InterruptedException {
        return tree(bytes(address, Set.of()));
    }

    /**
     * What a server answers.
     *
     * @param absent statuses that say that there is nothing; then no bytes come
     */
    private byte[] bytes(URI address, Set<Integer> absent) throws FetchFailure, InterruptedException {
        Thread.sleep(settings.pause());
        return web.<byte[]>get(address, request -> request.header("Accept", "application/json"), (at, answer) -> {
            if (absent.contains(answer.statusCode())) {
                return new byte[0];
            }
            web.requireGood(answer);
            return web.within(answer.body(), this::whole);
        });
    }

    private static JsonNode tree(byte[] bytes) throws FetchFailure {
        try {
            return Json.tree(new String(bytes, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException noJson) {
            throw new FetchFailure("The answer is not in the form that was published: it is no JSON.");
        }
    }

    private byte[] whole(InputStream body) throws IOException, FetchFailure {
        byte[] bytes = body.readNBytes(settings.mostBytes() + 1);
        if (bytes.length > settings.mostBytes()) {
            throw new FetchFailure("The answer has more than " + settings.mostBytes() + " bytes.");
        }
        return bytes;
    }
}
