package org.sightline.matching.watchlists;

import java.sql.SQLException;

/** What a change of the list does to findings. */
public interface ListEffects {

    /**
     * What would happen if the next list took the place of the present one.
     *
     * @param findingsOpened that would be new
     * @param findingsWithdrawn that would no longer hold
     * @param findingsChanged that would say something else
     * @param agencies that have any of these
     * @param decisionsLapsed decisions "not a match" that would be void
     * @param linesExamined of how many stored lines and devices this was found
     */
    record Simulation(
            int findingsOpened,
            int findingsWithdrawn,
            int findingsChanged,
            int agencies,
            int decisionsLapsed,
            long linesExamined) {}

    /** Tries the next list on everything stored; changes nothing. */
    Simulation simulate(WatchlistInForce present, WatchlistInForce next) throws SQLException;

    /** A version was put in force in the running transaction: screen again what it can touch, in the background. */
    void begin(int version) throws SQLException;

    /**
     * How far the screening for a version is.
     *
     * @param state none (nothing to do), running or done
     * @param percent 0 to 100
     */
    record Progress(String state, int percent, long examined, long touched, long opened, long withdrawn) {}

    Progress progress(int version) throws SQLException;
}
