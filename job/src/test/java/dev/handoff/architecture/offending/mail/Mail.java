package dev.handoff.architecture.offending.mail;

/** Stands where it should. */
public record Mail() {}
