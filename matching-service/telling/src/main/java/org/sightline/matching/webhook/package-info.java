/**
 * Webhooks: notifications as signed requests to addresses that an agency or the office registers (Standard Webhooks). In:
 * notifications. Out: requests, with a log of what came of them.
 */
@NullMarked
package org.sightline.matching.webhook;

import org.jspecify.annotations.NullMarked;
