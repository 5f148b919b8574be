package org.sightline.inventory.intake;

import java.util.List;

/** Where the rows of a device list come from: a table of any format, or an export of what was seen on a network. */
public interface DeviceSource {

    /** Such as CSV, XLSX or nmap. */
    String format();

    /** The columns' names. */
    List<String> headers();

    /**
     * Reads every row.
     *
     * @param most how many rows there may be
     * @throws org.sightline.kit.problem.Problem 422 where there are more, or none
     */
    void each(int most, DeviceFile.Rows rows);

    /** Whether it says what was seen, and not what somebody declares: then it overwrites nothing. */
    boolean discovered();
}
