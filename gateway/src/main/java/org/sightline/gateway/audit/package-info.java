/** The audit log: who changed or took out what, in a chain of hashes that each agency can verify for itself. */
package org.sightline.gateway.audit;
