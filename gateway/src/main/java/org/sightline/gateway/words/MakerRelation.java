package org.sightline.gateway.words;

/** How an item is related to the maker that it points to, as findings say it. */
public enum MakerRelation {
    MADE_BY,
    SUBSIDIARY,
    RELABEL,
    COMPONENT,
    SUCCESSOR
}
