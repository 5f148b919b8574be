/**
 * Who saw and who was refused. In come answers as they leave, and sign-ins; out go facts for the audit log, in the chain
 * of each agency that they are about.
 */
@NullMarked
package org.sightline.gateway.trail;

import org.jspecify.annotations.NullMarked;
