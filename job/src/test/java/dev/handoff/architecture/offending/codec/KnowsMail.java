package dev.handoff.architecture.offending.codec;

import dev.handoff.architecture.offending.mail.Mail;

/** Wrong: on the same floor. */
public record KnowsMail(Mail used) {}
