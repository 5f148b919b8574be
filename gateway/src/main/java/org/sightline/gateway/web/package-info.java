/**
 * The pages. A page has the path of the API call with the same content, without {@code /api}; it is made from the same
 * classes, so its numbers are the API's.
 */
package org.sightline.gateway.web;
