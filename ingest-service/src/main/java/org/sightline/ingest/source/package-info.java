/**
 * Files and what their columns mean. In comes a published file and what a person said about its source; out comes how
 * to read it: layout, a field for each column, and questions where the file does not say enough.
 */
package org.sightline.ingest.source;
