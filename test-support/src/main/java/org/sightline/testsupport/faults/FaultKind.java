package org.sightline.testsupport.faults;

/** What can be done to a running stack. Of a hundred faults of a schedule each kind has its share. */
public enum FaultKind {
    /** kill -9 of a service. */
    KILL_SERVICE(16),
    /** kill -9 of PostgreSQL, Kafka or Keycloak. */
    KILL_STORE(6),
    /** A service ends at a labelled point. */
    HALT_AT_POINT(8),
    /** SIGSTOP, and SIGCONT some seconds later. */
    PAUSE(12),
    /** All connections to a part end at once. */
    CUT(14),
    /** A part cannot be reached for some seconds. */
    REFUSE(6),
    /** What is sent to and from a part comes late. */
    DELAY(8),
    /** Connections to a part stay open and nothing comes through. */
    HALF_OPEN(6),
    /** A second instance of a service comes; or goes, killed. */
    SECOND_INSTANCE(6),
    /** Another consumer of a service's group comes and goes. */
    REBALANCE(6),
    /** Records of a topic come again, in another order. */
    DUPLICATE(5),
    /** A service takes a whole topic again. */
    REPLAY(2),
    /** A service starts with a clock that is wrong by minutes. */
    CLOCK(3),
    /** Records that nobody can read, before others. */
    POISON(2);

    private final int share;

    FaultKind(int share) {
        this.share = share;
    }

    int share() {
        return share;
    }

    /** How it stands in a report. */
    public String title() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }
}
