/**
 * Findings: in: filters of a list, decisions, answers. Out: the list as JSON, CSV and page, one finding as a page, now or as
 * it was said on an earlier day.
 */
@NullMarked
package org.sightline.gateway.pages.findings.finding;

import org.jspecify.annotations.NullMarked;
