/**
 * Buyers of whom a person says which public body they are. In come doubtful names with the bodies that may be meant, and
 * answers; out go lines that belong to another agency from then on. An answer can be taken back, and the lines with it. Also told from here: which imports
 * wait for an answer of a person.
 */
@NullMarked
package org.sightline.ingest.question;

import org.jspecify.annotations.NullMarked;
