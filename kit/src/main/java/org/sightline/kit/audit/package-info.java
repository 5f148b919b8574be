/**
 * What an audit log is made of, without a database or a server: rows that are chained by hashes, signed anchors that say
 * how far each chain was on a day, and the check of both. In come rows and anchors; out goes the first row that is not
 * what was written.
 */
@NullMarked
package org.sightline.kit.audit;

import org.jspecify.annotations.NullMarked;
