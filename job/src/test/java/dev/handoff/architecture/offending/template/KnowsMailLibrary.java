package dev.handoff.architecture.offending.template;

import jakarta.mail.URLName;

/** Wrong: the library of a neighbour. */
public record KnowsMailLibrary(URLName used) {}
