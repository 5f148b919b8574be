/**
 * Plans by which an agency takes equipment out of use. In: what the agency writes and reports, what the office decides of it,
 * and evidence files as proof. Out: plans with their steps, findings and history, and whether a finding is in one that holds.
 */
@NullMarked
package org.sightline.matching.plan;

import org.jspecify.annotations.NullMarked;
