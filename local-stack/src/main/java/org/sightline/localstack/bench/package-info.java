/** Measurements of the whole chain on one machine, on invented data. */
package org.sightline.localstack.bench;
