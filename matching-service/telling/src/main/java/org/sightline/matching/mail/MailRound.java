package org.sightline.matching.mail;

/**
 * The mail server took mails: fired after each round, once all of it is committed, so that what follows from a mail need not
 * wait for its own turn.
 */
public record MailRound() {}
