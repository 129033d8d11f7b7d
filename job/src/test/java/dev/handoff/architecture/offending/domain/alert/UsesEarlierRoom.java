package dev.handoff.architecture.offending.domain.alert;

import dev.handoff.architecture.offending.domain.definition.Definition;

/** Right: an earlier room. */
public record UsesEarlierRoom(Definition used) {}
