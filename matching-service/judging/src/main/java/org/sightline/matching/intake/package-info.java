/**
 * Takes messages in: contract lines, devices and agencies come from Kafka, are stored in {@code held}, and go on to
 * {@code settlement}. What cannot be taken goes to the topic's dead letters.
 */
@NullMarked
package org.sightline.matching.intake;

import org.jspecify.annotations.NullMarked;
