package org.sightline.matching.screening.role;

/**
 * A name or model that was found in a text.
 *
 * @param entity whose it is
 * @param model whether it is a model number
 */
public record RoleSpan(int start, int end, String entity, boolean model) {}
