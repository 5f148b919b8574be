/**
 * The invented state, loaded through the gateway as its people would do it. In: the addresses of the gateway and of
 * Keycloak. Out: agencies, people, devices and purchases in the view, and the headline that tells them.
 */
@NullMarked
package org.sightline.localstack.sample;

import org.jspecify.annotations.NullMarked;
