/**
 * Lists of public bodies, such as those that the Census Bureau, the .gov registry and the National Center for Education
 * Statistics publish, and who is meant by a published buyer according to them. In come files of such lists; out come
 * bodies, or several that may be meant. It decides nothing about what is stored.
 */
@NullMarked
package org.sightline.ingest.body;

import org.jspecify.annotations.NullMarked;
