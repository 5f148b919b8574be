package org.sightline.samples.file;

import java.util.List;
import org.sightline.samples.planted.Fault;
import org.sightline.samples.planted.PlantedCase;

/** Something rare that happens in a file between everyday rows. */
public sealed interface Event {

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
