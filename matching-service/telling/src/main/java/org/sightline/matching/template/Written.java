package org.sightline.matching.template;

import org.sightline.matching.language.Language;

/**
 * What people read of something that happened.
 *
 * @param language of the template
 * @param version of the template; 0 for the text that Sightline came with
 * @param subject one line
 */
public record Written(Language language, int version, String subject, String text) {}
