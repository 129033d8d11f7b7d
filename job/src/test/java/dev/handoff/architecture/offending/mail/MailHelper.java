package dev.handoff.architecture.offending.mail;

/** Wrong: says nothing. */
public record MailHelper() {}
