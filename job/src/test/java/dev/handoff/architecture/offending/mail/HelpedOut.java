package dev.handoff.architecture.offending.mail;

/** Right: another word. */
public record HelpedOut() {}
