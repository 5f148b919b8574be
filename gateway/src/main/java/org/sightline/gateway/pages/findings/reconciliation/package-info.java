/**
 * What was bought against what became of it. In: counted purchases, lines that take equipment away, registered devices, and
 * what people say of the rest. Out: numbers by maker and model of one agency and over agencies, with what each is made of.
 */
@NullMarked
package org.sightline.gateway.pages.findings.reconciliation;

import org.jspecify.annotations.NullMarked;
