/**
 * What is sent to Kafka. In: messages about what is now true. Out: records with CloudEvents headers that the broker has
 * acknowledged, or an exception that says whether sending again can help.
 */
@NullMarked
package org.sightline.kit.message;

import org.jspecify.annotations.NullMarked;
