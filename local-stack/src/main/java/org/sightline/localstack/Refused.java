package org.sightline.localstack;

/** What the person at the keyboard can put right. The message says how; a stack trace would not help. */
final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Refused(String message) {
        super(message);
    }
}
