/** The rules in use: what is in force, the legal page, drafts. */
package org.sightline.matching.law;
