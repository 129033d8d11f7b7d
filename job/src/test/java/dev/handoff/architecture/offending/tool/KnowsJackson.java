package dev.handoff.architecture.offending.tool;

import com.fasterxml.jackson.databind.JsonNode;

/** Wrong: only the demo data writes JSON without the codec. */
public record KnowsJackson(JsonNode used) {}
