/** What becomes of everything when parts fail, data is destroyed or a secret is missing, under a load, and after an upgrade. */
package org.sightline.resilience;
