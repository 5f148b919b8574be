package org.sightline.kit.approval;

import java.util.function.Function;

/**
 * What proposals of one kind change.
 *
 * @param name stable, as it is stored
 * @param lock held while one of them is approved, so that they take effect one after the other; a number that nothing else
 *     locks
 * @param write the content as text
 * @param read the content out of that text
 */
public record ProposalKind<T>(String name, long lock, Function<T, String> write, Function<String, T> read) {}
