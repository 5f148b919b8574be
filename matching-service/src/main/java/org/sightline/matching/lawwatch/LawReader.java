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
import org.sightline.matching.lawwatch.CitedLaw.CodeSection;
import org.sightline.matching.remote.FetchFailure;
import org.sightline.matching.remote.GuardedReader;

/** Asks the sources of the law watch, one question after the other. */
@ApplicationScoped
class LawReader {

    /** The most pages of one search: a phrase that so many documents hold names nothing. */
    private static final int MOST_PAGES = 10;

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
     */
    record Found(Collection<LawDocument> documents, List<String> common) {

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
    Found register(List<String> phrases, LocalDate since) throws FetchFailure, InterruptedException {
        return found(phrases, new Search() {
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
    Found code(List<String> phrases, LocalDate since) throws FetchFailure, InterruptedException {
        return found(phrases, new Search() {
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

    private Found found(List<String> phrases, Search search) throws FetchFailure, InterruptedException {
        Map<String, LawDocument> found = new LinkedHashMap<>();
        List<String> common = new ArrayList<>();
        for (String phrase : phrases) {
            int pages = 1;
            for (int page = 1; page <= Math.min(pages, MOST_PAGES); page++) {
                SearchAnswer answer = search.read(json(search.at(phrase, page)));
                pages = answer.pages();
                answer.documents().forEach(one -> found.merge(one.number(), one, LawDocument::together));
            }
            if (pages > MOST_PAGES) {
                common.add(phrase);
            }
        }
        return new Found(found.values(), common);
    }

    /**
     * What eCFR has of the sections that rules cite.
     *
     * @param documents versions that are newer than the last look at a rule that cites them
     * @param looked ids of rules all of whose sections it knows
     */
    record Code(List<LawDocument> documents, Set<String> looked) {}

    /**
     * Reads the versions of sections.
     *
     * @param sections those that each rule cites, by its id
     * @param since the last look at each rule, by its id
     */
    Code versions(Map<String, Set<CodeSection>> sections, Map<String, LocalDate> since)
            throws FetchFailure, InterruptedException {
        Map<CodeSection, LocalDate> oldest = new LinkedHashMap<>();
        sections.forEach((rule, cited) -> cited.forEach(section -> oldest.merge(
                section, since.getOrDefault(rule, LocalDate.MAX), (one, other) -> one.isBefore(other) ? one : other)));
        List<LawDocument> documents = new ArrayList<>();
        Set<CodeSection> known = new LinkedHashSet<>();
        for (Map.Entry<CodeSection, LocalDate> one : oldest.entrySet()) {
            JsonNode root = json(Ecfr.versions(settings.ecfr(), one.getKey()));
            Ecfr.Versions versions = Ecfr.answer(settings.ecfr(), one.getKey(), root, one.getValue());
            documents.addAll(versions.newer());
            // Where a newer version waits for people, nobody has looked yet whether the law still stands so.
            if (versions.known() && versions.newer().isEmpty()) {
                known.add(one.getKey());
            }
        }
        Set<String> looked = new LinkedHashSet<>();
        sections.forEach((rule, cited) -> {
            if (known.containsAll(cited)) {
                looked.add(rule);
            }
        });
        return new Code(documents, looked);
    }

    private JsonNode json(URI address) throws FetchFailure, InterruptedException {
        Thread.sleep(settings.pause());
        byte[] bytes =
                web.<byte[]>get(address, request -> request.header("Accept", "application/json"), (at, answer) -> {
                    web.requireGood(answer);
                    return web.within(answer.body(), this::whole);
                });
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
