package org.sightline.gateway.reason;

/**
 * A piece of a reason.
 *
 * @param english whether it is in English on a page of another language: words of the law, or a text that was only stored in English
 */
public record ReasonPiece(String text, boolean english) {}
