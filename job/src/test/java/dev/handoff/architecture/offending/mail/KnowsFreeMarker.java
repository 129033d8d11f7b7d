package dev.handoff.architecture.offending.mail;

import freemarker.template.Version;

/** Wrong: the library of a neighbour. */
public record KnowsFreeMarker(Version used) {}
