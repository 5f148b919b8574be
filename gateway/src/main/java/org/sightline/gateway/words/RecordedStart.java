package org.sightline.gateway.words;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Learns by which sentences {@link RecordedWords} recognizes what services recorded, before there is a request: in one of
 * somebody who reads Spanish every text would be Spanish, also those by which English ones are recognized.
 */
@ApplicationScoped
class RecordedStart {

    void learn(@Observes StartupEvent started) {
        RecordedWords.learn();
    }
}
