package org.sightline.kit.start;

/** The database is there and has the tables of this release. Fired once; what works with the database begins then. */
public record DatabaseReady() {}
