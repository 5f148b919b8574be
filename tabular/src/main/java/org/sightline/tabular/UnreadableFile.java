package org.sightline.tabular;

/** A file that cannot be read as a table. The message says, in plain words, why and what to do. */
public final class UnreadableFile extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;

    /**
     * Says why.
     *
     * @param code stable, for machines: {@code empty_file}, {@code not_text}, {@code archive}, {@code too_large},
     *     {@code cut_off}, {@code open_quote}
     */
    public UnreadableFile(String code, String message) {
        super(message);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
