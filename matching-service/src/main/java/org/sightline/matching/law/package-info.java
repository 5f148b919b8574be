/**
 * The rules in force and their versions: the legal pages, and the rule book to judge by.
 */
package org.sightline.matching.law;
