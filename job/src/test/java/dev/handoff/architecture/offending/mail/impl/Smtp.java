package dev.handoff.architecture.offending.mail.impl;

/** Wrong: the package says nothing. */
public record Smtp() {}
