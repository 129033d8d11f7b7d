package dev.handoff.architecture.offending.codec;

import dev.handoff.architecture.offending.domain.alert.Alert;

/** Right: goes down. */
public record UsesDomain(Alert used) {}
