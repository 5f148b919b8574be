package org.sightline.matching.screening.cli;

/** A mistake that the user can put right. */
final class UserError extends RuntimeException {

    private static final long serialVersionUID = 1;

    UserError(String message) {
        super(message);
    }
}
