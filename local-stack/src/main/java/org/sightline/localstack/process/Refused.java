package org.sightline.localstack.process;

/** What the person at the keyboard can put right. The message says how; a stack trace would not help. */
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Refused(String message) {
        super(message);
    }
}
