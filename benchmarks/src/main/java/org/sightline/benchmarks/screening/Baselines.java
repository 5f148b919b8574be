package org.sightline.benchmarks.screening;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.screening.subject.Subject;
import org.sightline.matching.watchlist.Name;
import org.sightline.matching.watchlist.Watchlist;

/** What people use today, on the same lines: a regular expression of the brand words, and Lucene's fuzzy search over the names. */
final class Baselines {

    private static final int SHORTEST = 4;

    private final Matcher regex;
    private final IndexSearcher searcher;

    Baselines(Watchlist list) {
        List<String> brands = list.content().names().stream()
                .filter(n ->
                        n.kind() == Name.Kind.COINED || n.kind() == Name.Kind.SHARED || n.kind() == Name.Kind.SHORT)
                .map(Name::text)
                .distinct()
                .toList();
        regex = Pattern.compile(
                        "\\b(?:" + brands.stream().map(Pattern::quote).collect(Collectors.joining("|")) + ")\\b",
                        Pattern.CASE_INSENSITIVE)
                .matcher("");
        searcher = index(list);
    }

    private static IndexSearcher index(Watchlist list) {
        try {
            ByteBuffersDirectory directory = new ByteBuffersDirectory();
            try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(new StandardAnalyzer()))) {
                for (Name name : list.content().names()) {
                    Document document = new Document();
                    document.add(new TextField("name", name.text(), Field.Store.NO));
                    writer.addDocument(document);
                }
            }
            return new IndexSearcher(DirectoryReader.open(directory));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the expression finds a brand word in any field. */
    boolean regex(Subject line) {
        return found(line.vendorName())
                || found(line.description())
                || found(line.manufacturer())
                || found(line.model());
    }

    private boolean found(@Nullable String text) {
        return text != null && regex.reset(text).find();
    }

    /** Hits of one fuzzy query a line: every word of four letters or more, one edit. */
    long fuzzy(Subject line) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        String text = String.join(" ", String.valueOf(line.vendorName()), String.valueOf(line.description()));
        for (String word : text.toLowerCase(Locale.ROOT).split("[^a-z0-9]+")) {
            if (word.length() >= SHORTEST) {
                query.add(new FuzzyQuery(new Term("name", word), 1), BooleanClause.Occur.SHOULD);
            }
        }
        try {
            return searcher.search(query.build(), 1).totalHits.value;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
