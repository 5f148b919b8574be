/**
 * Places where others put files: a folder of this machine, a bucket of an S3-compatible server, a directory of an SFTP
 * server. In: an address and its secret. Out: which files lie there, and what is in them, whole. Keeps nothing, changes
 * nothing there, and knows no feed.
 */
@NullMarked
package org.sightline.ingest.filestore;

import org.jspecify.annotations.NullMarked;
