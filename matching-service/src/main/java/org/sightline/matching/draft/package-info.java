/**
 * Changes that somebody proposes and another person approves. A request comes in; a new version in force goes out.
 */
package org.sightline.matching.draft;
