package dev.handoff.domain.catalog;

import dev.handoff.domain.journey.Journey;
import dev.handoff.domain.journey.LiveJourney;

/** Compiles a journey that was checked when it was published. */
public interface JourneyCompiler {
  LiveJourney compile(Journey journey);
}
