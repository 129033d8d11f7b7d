package dev.handoff.architecture.offending.sink;

import dev.handoff.architecture.offending.operator.Operator;

/** Wrong: below, but not for connectors. */
public record KnowsOperator(Operator used) {}
