/**
 * The texts of what people are told: of each kind a template with placeholders, in each language. In: values, and
 * what admins write in the place of the texts that Sightline came with. Out: a subject and a text, with the version of the
 * template.
 */
@NullMarked
package org.sightline.matching.template;

import org.jspecify.annotations.NullMarked;
