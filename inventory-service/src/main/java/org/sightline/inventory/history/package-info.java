/** What was changed, by whom and when: one append-only history of agencies and devices. */
package org.sightline.inventory.history;
