package org.sightline.resilience.insider;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sightline.localstack.people.Tokens;
import org.sightline.resilience.insider.Identity.Answer;

/**
 * One person who acts alone: their own account, each account whose mail they read, each machine whose secret they were
 * shown, and what they know.
 */
final class Insider {

    private static final int MAILBOXES = 4;
    private static final int STORY = 40;

    final Kind kind;
    final Place place;
    final Identity own;
    /** Codes of letters, by body. */
    final Map<UUID, String> codes = new LinkedHashMap<>();
    /** Mail addresses that they typed in claims. */
    final Set<String> claimed = new LinkedHashSet<>();
    /** The path of a message that was set aside, which they would correct. */
    String letter = Correcting.shared();
    /** The address of their own server. */
    final String receiver;

    private final Place foreign;
    private final Map<String, Identity> made = new LinkedHashMap<>();
    private final List<String> mailboxes = new ArrayList<>();
    private final List<String> story = new ArrayList<>();
    private final Map<String, Long> counts = new TreeMap<>();
    private final List<String> wrong = new ArrayList<>();
    private Random random = new Random();

    /**
     * Somebody.
     *
     * @param foreign the town of another insider, of which this one only reads, or tries to
     */
    Insider(Kind kind, Place place, Identity own, Place foreign, String receiver) {
        this.kind = kind;
        this.place = place;
        this.own = own;
        this.foreign = foreign;
        this.receiver = receiver;
        for (int i = 0; i < MAILBOXES; i++) {
            mailboxes.add("box" + i + "." + kind.word() + "." + place.id());
        }
    }

    /** Begins a sequence with what was made in earlier ones. */
    void begin(long seed) {
        random = new Random(seed);
        counts.clear();
        wrong.clear();
        story.clear();
        story.add(kind.word() + ", seed " + seed + ", as " + names());
    }

    /** Whoever acts: the own account in every second step, else any. */
    Identity anyOne() {
        List<Identity> all = List.copyOf(made.values());
        return all.isEmpty() || random.nextBoolean() ? own : any(all);
    }

    boolean chance(int oneOf) {
        return random.nextInt(oneOf) == 0;
    }

    <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** Some of these, at least one. */
    <T> List<T> some(List<T> all) {
        List<T> some = new ArrayList<>(all.stream().filter(one -> chance(3)).toList());
        return some.isEmpty() ? List.of(any(all)) : some;
    }

    String anyMailbox() {
        return any(mailboxes);
    }

    /** The town, or the agency in which nobody holds a role. */
    UUID anyAgency() {
        return kind == Kind.ADMIN && chance(2) ? place.empty() : place.id();
    }

    /** Ids of things of the other insider's town. */
    Map<String, String> foreignIds() {
        return foreign.ids();
    }

    /** Names of accounts and machines by which the record may show this person. */
    List<String> names() {
        return all().map(Identity::name).toList();
    }

    /** Subjects of all that this person signs in as. */
    String[] subjects() {
        return all().map(Identity::subject).toArray(String[]::new);
    }

    private Stream<Identity> all() {
        return Stream.concat(Stream.of(own), made.values().stream());
    }

    /** Whether the account is one that this person asked for, so that the mail of it comes to them. */
    boolean isMine(String username) {
        return mailboxes.contains(username)
                || claimed.contains(username)
                || own.name().equals(username);
    }

    /** Asks, counts, and looks whether the answer holds what it must not. */
    Answer ask(String what, Identity who, String method, String path, @Nullable Object body, @Nullable String etag) {
        Answer answer = who.send(method, path, body, etag);
        heard(what, who.name() + " " + method + " " + path, answer);
        return answer;
    }

    /** Counts what was answered, and looks whether it holds what it must not. */
    void heard(String what, String asked, Answer answer) {
        story.add(asked + " -> " + answer.status());
        if (story.size() > STORY) {
            story.remove(1);
        }
        count(what + " tried");
        count(what
                + (answer.status() == 429
                        ? " limited"
                        : answer.done() || answer.status() == 303 ? " done" : " refused"));
        looksAt(asked, answer.text());
    }

    /** Looks whether a text that came to this person holds what their own role does not read. */
    void looksAt(String from, String text) {
        if (!kind.reads() && text.contains(place.word()) || !kind.readsAll() && text.contains(foreign.word())) {
            wrong(
                    "read what the own role does not read",
                    from + ": " + text.substring(0, Math.min(300, text.length())));
        }
    }

    /** Something that takes two people, or that the own role does not allow. */
    void wrong(String what, String how) {
        String counted = "WRONG " + kind.word() + " " + what;
        if (counts.containsKey(counted)) {
            // Once in a sequence: the rest follows from it.
            return;
        }
        count(counted);
        wrong.add(kind.word() + " " + what + ": " + how + "\n  " + String.join("\n  ", story));
    }

    void count(String what) {
        counts.merge(what, 1L, Long::sum);
    }

    Map<String, Long> counts() {
        return Map.copyOf(counts);
    }

    List<String> allWrong() {
        return List.copyOf(wrong);
    }

    /** A machine whose secret was shown. */
    void shown(JsonNode credentials) {
        String secret = credentials.path("secret").asText("");
        String client = credentials.path("clientId").asText("");
        if (!secret.isEmpty() && !secret.equals("null") && !made.containsKey(client)) {
            count("machines of the insider");
            made.put(client, Identity.of("service-account-" + client, () -> Tokens.forClient(client, secret)));
        }
    }

    /** Follows the link in the mail to a mailbox of this person, where there is an account. */
    void opensMailOf(String username) {
        if (!isMine(username) || username.equals(own.name()) || made.containsKey(username)) {
            return;
        }
        try {
            Place.keycloak().setPassword(username, Tokens.password(username));
        } catch (IllegalStateException nobody) {
            return;
        }
        count("accounts of the insider");
        made.put(username, Identity.of(username, () -> Tokens.of(username)));
    }

    /** Machines that ended sign in no more. */
    void forget(Collection<String> clients) {
        clients.forEach(made::remove);
    }
}
