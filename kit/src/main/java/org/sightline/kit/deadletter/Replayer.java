package org.sightline.kit.deadletter;

/** Takes or sends a dead letter once more. */
public interface Replayer {

    /** Which letters it replays. */
    DeadLetter.Direction direction();

    /**
     * Takes or sends it with this payload, in the running transaction.
     *
     * @throws IllegalArgumentException where it still cannot be taken or sent, with the reason
     */
    void replay(DeadLetter letter, String payload);
}
