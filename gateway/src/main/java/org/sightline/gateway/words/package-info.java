/**
 * How codes read to people. In: codes of messages and of the API. Out: words and names in American English.
 */
package org.sightline.gateway.words;
