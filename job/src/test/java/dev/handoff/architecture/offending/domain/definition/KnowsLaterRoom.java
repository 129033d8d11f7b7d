package dev.handoff.architecture.offending.domain.definition;

import dev.handoff.architecture.offending.domain.alert.Alert;

/** Wrong: a later room. */
public record KnowsLaterRoom(Alert used) {}
