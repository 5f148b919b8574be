package org.sightline.commandline;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.Locale;

/** Says where an import stands: each change once, in words to people or as JSON to programs. */
final class Telling {

    private static final int PERCENT = 100;
    private static final int STEP = 10;

    private final PrintStream out;
    private final PrintStream messages;
    private final boolean json;
    private int sent = -STEP;
    private String last = "";

    /**
     * @param json whether the end is said as JSON on the standard output; what happens on the way goes to the messages
     */
    Telling(PrintStream out, PrintStream messages, boolean json) {
        this.out = out;
        this.messages = messages;
        this.json = json;
    }

    /** How much of the file went out; said at each tenth. */
    void sent(long bytes, long all) {
        int percent = all == 0 ? PERCENT : (int) (PERCENT * bytes / all);
        if (percent >= sent + STEP) {
            sent = percent - percent % STEP;
            messages.printf(Locale.ROOT, "Sent %d %% of %,d bytes%n", sent, all);
        }
    }

    /** Where the import stands now. */
    void now(JsonNode job) {
        String line = job.path("status").asText() + ": " + job.path("percent").asInt() + " %, "
                + String.format(Locale.ROOT, "%,d rows read", job.path("read").asLong());
        if (!line.equals(last)) {
            last = line;
            messages.println(line);
        }
    }

    /** How it ended, or what it waits for. */
    void end(JsonNode job, String page) {
        if (json) {
            out.println(job.toPrettyString());
            return;
        }
        out.println(job.path("message").asText());
        out.printf(
                Locale.ROOT,
                "%,d new, %,d changed, %,d the same, %,d rejected%n",
                job.path("accepted").asLong(),
                job.path("updated").asLong(),
                job.path("unchanged").asLong(),
                job.path("rejected").asLong());
        out.println(page);
    }
}
