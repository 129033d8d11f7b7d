package dev.handoff.architecture.offending.tool.demo;

import com.fasterxml.jackson.databind.JsonNode;

/** Right: writes records itself. */
public record UsesJackson(JsonNode used) {}
