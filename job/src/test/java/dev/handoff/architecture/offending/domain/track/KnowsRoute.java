package dev.handoff.architecture.offending.domain.track;

import dev.handoff.architecture.offending.domain.route.Route;

/** Wrong: stages do not know each other. */
public record KnowsRoute(Route used) {}
