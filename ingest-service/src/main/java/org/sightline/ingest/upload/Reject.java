package org.sightline.ingest.upload;

/**
 * One thing wrong with one row, which was therefore not taken.
 *
 * @param row the record's number in the file, from 1
 * @param column the column's name; null where the row as a whole is wrong
 * @param code stable, for machines
 * @param reason what is wrong, with the value, and what to do
 * @param value what stands there; null where nothing does
 * @param raw the record as comma-separated values
 */
public record Reject(long row, String column, String code, String reason, String value, String raw) {}
