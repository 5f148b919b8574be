/** What becomes of everything when parts fail, data is destroyed or a secret is missing: on stacks of their own. */
package org.sightline.resilience;
