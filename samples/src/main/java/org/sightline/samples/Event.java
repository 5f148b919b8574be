package org.sightline.samples;

import java.util.List;

/** Something rare that happens in a file between everyday rows. */
sealed interface Event {

    /** How many rows it takes. */
    int rows();

    /** Planted cases of one order, line by line. */
    record Planted(List<PlantedCase> cases, int cycle) implements Event {
        @Override
        public int rows() {
            return cases.size();
        }
    }

    /** A row that no reader can accept. */
    record Faulty(Fault fault) implements Event {
        @Override
        public int rows() {
            return 1;
        }
    }

    /** An everyday row that is sent twice. */
    record Repeated() implements Event {
        @Override
        public int rows() {
            return 2;
        }
    }
}
