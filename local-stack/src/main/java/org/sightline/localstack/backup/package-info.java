/**
 * Backups of one machine and what is made of them. In: a running PostgreSQL and the files that were uploaded. Out: a
 * directory with a base backup, the log since, and the files; and a stack on data that is as it was at a moment. Topics are
 * not backed up: they are made again from what their owners hold.
 */
@NullMarked
package org.sightline.localstack.backup;

import org.jspecify.annotations.NullMarked;
