package org.sightline.samples.planted;

/** How sure a screening by name and model can be. */
public enum Band {
    /** The maker's own name, model or subsidiary: counts as found. */
    MATCH,
    /** A relabelled brand or a successor: a person has to look. */
    REVIEW;

    static Band of(Basis basis) {
        return basis.provesMaker() ? MATCH : REVIEW;
    }
}
