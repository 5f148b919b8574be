/**
 * Who is signed in and who may act for which agency. In: invitations and revocations by those who manage people. Out:
 * roles that are given and taken through the room grant.
 */
@NullMarked
package org.sightline.gateway.pages.people.people;

import org.jspecify.annotations.NullMarked;
