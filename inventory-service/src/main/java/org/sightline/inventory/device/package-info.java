/** What is installed: one device registered, changed, removed, each change kept in the history. */
package org.sightline.inventory.device;
