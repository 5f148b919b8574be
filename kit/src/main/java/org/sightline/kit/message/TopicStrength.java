package org.sightline.kit.message;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How well a topic keeps what the broker has acknowledged.
 *
 * @param name of the topic
 * @param copies of the partition that has the fewest ({@code replication.factor})
 * @param inSync how many copies must have a message before it is acknowledged ({@code min.insync.replicas})
 * @param keptMillis how long messages are kept at least; -1 without end
 */
record TopicStrength(String name, int copies, int inSync, long keptMillis) {

    private static final int SURVIVES_A_BROKER = 2;

    /**
     * What it has and needs, in one sentence; empty where it is as strong as it needs to be.
     *
     * @param needed how many copies of each partition this installation has. From three on, two of them must have a message
     *     before it is acknowledged: then a broker may be lost, and another one may be away
     */
    Optional<String> weakness(int needed) {
        int neededInSync = needed > SURVIVES_A_BROKER ? SURVIVES_A_BROKER : 1;
        List<String> weaker = new ArrayList<>();
        if (copies < needed) {
            weaker.add("it has " + copies(copies) + " of each partition and needs " + needed);
        }
        if (inSync < neededInSync) {
            weaker.add("a message is acknowledged with " + copies(inSync) + " in sync and needs " + neededInSync);
        }
        if (keptMillis >= 0) {
            weaker.add("messages are deleted after "
                    + Duration.ofMillis(keptMillis).toHours() + " hours and must be kept without end");
        }
        return weaker.isEmpty()
                ? Optional.empty()
                : Optional.of("Topic " + name + " is weaker than it needs to be: " + String.join("; ", weaker) + ".");
    }

    private static String copies(int number) {
        return number == 1 ? "1 copy" : number + " copies";
    }
}
