package org.sightline.kit.message;

import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;

/** The broker refuses some records for their own sake, such as their size: sending them again does not help. */
public final class RecordsRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient SortedMap<Integer, Exception> reasons = new TreeMap<>();

    RecordsRefused() {
        super("The broker refuses some messages for their own sake");
    }

    void add(int place, Exception reason) {
        reasons.put(place, reason);
        addSuppressed(reason);
    }

    /** The places of the refused records in what was sent, from 0, and why. */
    public SortedMap<Integer, Exception> reasons() {
        return reasons;
    }

    static boolean forItsOwnSake(Exception failure) {
        return failure instanceof RecordTooLargeException
                || failure instanceof RecordBatchTooLargeException
                || failure instanceof InvalidRecordException
                || failure instanceof InvalidTopicException
                || failure instanceof SerializationException;
    }
}
