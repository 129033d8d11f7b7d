package dev.handoff.architecture.offending.domain.activity;

import com.fasterxml.jackson.databind.JsonNode;

/** Wrong: the domain has no library. */
public record KnowsJackson(JsonNode used) {}
