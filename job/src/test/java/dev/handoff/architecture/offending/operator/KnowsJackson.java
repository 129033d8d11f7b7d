package dev.handoff.architecture.offending.operator;

import com.fasterxml.jackson.databind.JsonNode;

/** Wrong: Jackson stays in the codec. */
public record KnowsJackson(JsonNode used) {}
