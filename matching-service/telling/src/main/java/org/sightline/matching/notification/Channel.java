package org.sightline.matching.notification;

/** A way by which notifications reach people or machines, beside the inbox. */
public interface Channel {

    /**
     * Takes a notification, in the caller's transaction and with the rows of all agencies. One that is given again reaches
     * nobody twice. It asks nothing outside of the database, so that a slow receiver delays nobody else.
     */
    void hand(Told told);
}
