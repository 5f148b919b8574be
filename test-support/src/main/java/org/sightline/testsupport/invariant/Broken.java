package org.sightline.testsupport.invariant;

/** What must not be. */
public final class Broken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Broken(String what) {
        super(what);
    }
}
