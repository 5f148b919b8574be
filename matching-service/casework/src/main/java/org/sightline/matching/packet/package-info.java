/**
 * What a federal contractor reports to its contracting officer when it finds covered equipment. In: a finding, the plan that it
 * is in, and what only the contractor knows. Out: every field that the clause asks for, what is still missing, and the days or hours by
 * which the clause of the contract wants them reported.
 */
@NullMarked
package org.sightline.matching.packet;

import org.jspecify.annotations.NullMarked;
