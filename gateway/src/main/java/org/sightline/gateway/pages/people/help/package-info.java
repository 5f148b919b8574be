/**
 * Help: what to do first, what words mean, which keys there are, whom to ask, and how accessible the pages are. In: what the
 * audit log says was done. Out: pages, and parts of the first pages of people.
 */
@NullMarked
package org.sightline.gateway.pages.people.help;

import org.jspecify.annotations.NullMarked;
