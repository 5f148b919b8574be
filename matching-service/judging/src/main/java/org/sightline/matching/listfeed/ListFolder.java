package org.sightline.matching.listfeed;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.sightline.kit.file.FileSeal;
import org.sightline.kit.file.KeptFiles;
import org.sightline.kit.file.SealedFile;
import org.sightline.kit.file.UnfitFile;
import org.sightline.kit.filecheck.FileChecks;
import org.sightline.kit.problem.Problem;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;
import org.sightline.matching.remote.FetchFailure;
import org.sightline.matching.watchlist.importer.Listing;
import org.sightline.matching.watchlist.importer.PublishedList;

/** The folder in which fetched lists lie, encrypted and by their hash: the evidence of the drafts that were made of them. */
@ApplicationScoped
class ListFolder {

    private static final RowScope JOB = RowScope.job("list feed");
    private static final String LISTS = "list-feeds";
    private static final int BYTE_ORDER_MARK = '\ufeff';

    private final KeptFiles files;
    private final ListFeedRepository feeds;
    private final FileChecks checks;
    private final Sql sql;
    private final Clock clock;

    ListFolder(
            @ConfigProperty(name = "sightline.data-dir") String directory,
            @ConfigProperty(name = "sightline.evidence.file-key") String key,
            @ConfigProperty(name = "sightline.evidence.previous-file-keys") Optional<List<String>> previous,
            ListSettings settings,
            ListFeedRepository feeds,
            FileChecks checks,
            Sql sql,
            Clock clock) {
        this.files = new KeptFiles(
                Path.of(directory),
                LISTS,
                new FileSeal(key, previous.orElse(List.of()), "SIGHTLINE_EVIDENCE_FILE_KEY"),
                new KeptFiles.Bounds(
                        settings.mostBytes(), settings.mostKeptBytes(), settings.minFreeBytes(), "It is not read."));
        this.feeds = feeds;
        this.checks = checks;
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * Writes a file to disk that is not kept yet.
     *
     * @param announced how many bytes the server said there are; -1 where it did not say
     * @return to be closed
     * @throws Problem as {@link KeptFiles#take(InputStream, long)}
     */
    KeptFiles.Part take(InputStream body, long announced) {
        return files.take(body, announced);
    }

    void keep(KeptFiles.Part file) {
        files.keep(file);
    }

    /** A kept file. */
    SealedFile file(String sha256) {
        return files.file(sha256);
    }

    /** As {@link KeptFiles#given}. */
    InputStream given(String sha256) throws IOException {
        return files.given(sha256);
    }

    /**
     * Reads a list out of a file.
     *
     * @throws FetchFailure where it is no such list, or nothing of it can be used
     */
    static Listing read(PublishedList form, SealedFile file) throws FetchFailure {
        try (InputStream bytes = file.open();
                BufferedReader text =
                        new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8.newDecoder()))) {
            Listing listing = form.read(withoutByteOrderMark(text), null);
            if (listing.rows().isEmpty()) {
                throw new FetchFailure("No record of the file could be used. "
                        + listing.problems().stream().limit(3).toList());
            }
            return listing;
        } catch (IllegalArgumentException unfit) {
            throw new FetchFailure("The file is not what was fetched before: " + unfit.getMessage() + ".");
        } catch (CharacterCodingException unfit) {
            throw new FetchFailure("The file is not text in UTF-8.");
        } catch (UnfitFile unfit) {
            throw new FetchFailure("The file is not what was fetched. " + unfit.reason());
        } catch (IOException unreadable) {
            throw new FetchFailure(
                    "The file cannot be read (" + unreadable.getClass().getSimpleName() + ").");
        }
    }

    private static Reader withoutByteOrderMark(BufferedReader text) throws IOException {
        text.mark(1);
        if (text.read() != BYTE_ORDER_MARK) {
            text.reset();
        }
        return text;
    }

    /** Looks once a day whether the files are what was fetched, some of them at each call. */
    @Scheduled(
            every = "${sightline.file-check.every:10S}",
            delayed = "1m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        checks.look(LISTS, files, feeds::keptFiles);
    }

    /** Deletes files of which no draft was made, or whose draft a newer fetch replaced. */
    @Scheduled(every = "24h", delayed = "17m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void clean() throws IOException {
        files.deleteAllBut(sql.as(JOB, feeds::keptFiles), clock.instant());
    }
}
