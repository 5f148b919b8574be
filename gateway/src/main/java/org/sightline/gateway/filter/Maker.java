package org.sightline.gateway.filter;

/** A maker that the view has findings of, to choose from. */
public record Maker(String id, String name) {}
