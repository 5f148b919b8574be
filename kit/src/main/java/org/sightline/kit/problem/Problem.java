package org.sightline.kit.problem;

import java.util.List;

/**
 * An answer that says what is wrong and what to do, in the form of RFC 9457 ({@code application/problem+json}).
 * Throw it from a resource; {@link ProblemMapper} writes it.
 */
public final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String type;
    private final String title;
    private final transient List<Fault> faults;

    /**
     * One of several things wrong in a request.
     *
     * @param pointer where: a JSON pointer, a column name or {@code row 17}
     * @param code stable, for machines
     * @param message what is wrong and what to do, for people
     */
    public record Fault(String pointer, String code, String message) {}

    private Problem(int status, String type, String title, String detail, List<Fault> faults) {
        super(detail);
        this.status = status;
        this.type = type;
        this.title = title;
        this.faults = List.copyOf(faults);
    }

    /**
     * Any problem.
     *
     * @param status the HTTP status
     * @param type a short stable slug, such as {@code stale-version}
     * @param detail what is wrong and what to do, in plain words
     */
    public static Problem of(int status, String type, String title, String detail) {
        return new Problem(status, type, title, detail, List.of());
    }

    /** The request cannot be taken as it is (422), with everything that is wrong in it at once. */
    public static Problem invalid(String detail, List<Fault> faults) {
        return new Problem(422, "invalid-request", "The request has mistakes", detail, faults);
    }

    /** The request cannot be taken as it is (422), one mistake. */
    public static Problem invalid(String pointer, String code, String message) {
        return invalid(message, List.of(new Fault(pointer, code, message)));
    }

    /** A parameter cannot be read at all (400). */
    public static Problem malformed(String pointer, String code, String message) {
        return new Problem(
                400,
                "malformed-request",
                "The request cannot be read",
                message,
                List.of(new Fault(pointer, code, message)));
    }

    /** Nothing here, or nothing that the caller may know of (404): the two look the same. */
    public static Problem notFound() {
        return of(404, "not-found", "Not found", "It does not exist, or you do not have access to it.");
    }

    /** The caller may see this and may not do it (403). */
    public static Problem forbidden(String detail) {
        return of(403, "forbidden", "Not allowed", detail);
    }

    /** Nobody is signed in (401). */
    public static Problem unauthorized() {
        return of(401, "not-signed-in", "Sign in first", "Send a bearer token in the Authorization header.");
    }

    /** The refusal of a change to what somebody else has changed meanwhile: 412, in words for people and programs. */
    public static Problem stale() {
        return of(
                412,
                "stale-version",
                "Somebody changed it first",
                "Read it again, look at what changed, and send your change again.");
    }

    /** The change contradicts what is there (409). */
    public static Problem conflict(String detail) {
        return of(409, "conflict", "Conflict", detail);
    }

    public int status() {
        return status;
    }

    public String type() {
        return type;
    }

    public String title() {
        return title;
    }

    public List<Fault> faults() {
        return faults;
    }
}
