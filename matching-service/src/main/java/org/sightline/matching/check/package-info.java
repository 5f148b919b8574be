/** The check before a purchase. */
package org.sightline.matching.check;
