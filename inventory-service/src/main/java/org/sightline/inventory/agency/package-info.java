/** The register of agencies: who registers, claims and merges them, and what published buyer names mean. */
package org.sightline.inventory.agency;
