package dev.handoff.state;

import dev.handoff.domain.journey.JourneyPlace;
import dev.handoff.domain.journey.JourneyPlace.Acted;
import dev.handoff.domain.journey.JourneyPlace.Passed;

/** Where a group stands in a journey, as bytes. */
final class PackedPlace {

  private PackedPlace() {}

  static void write(JourneyPlace place, PackedWriter out) {
    out.text(place.journeyId());
    out.number(place.version());
    out.text(place.nodeId());
    out.number(place.entry());
    out.instant(place.enteredAt());
    out.instant(place.reachedAt());
    out.instant(place.endedAt());
    out.each(
        place.acted(),
        acted -> {
          out.text(acted.nodeId());
          out.instant(acted.lastAt());
          out.number(acted.entry());
        });
    out.each(
        place.passed(),
        passed -> {
          out.text(passed.condition());
          out.text(passed.value());
        });
  }

  static JourneyPlace read(PackedReader in) {
    return new JourneyPlace(
        in.text(),
        in.number(),
        in.textOrNull(),
        in.number(),
        in.instantOrNull(),
        in.instantOrNull(),
        in.instantOrNull(),
        in.each(() -> new Acted(in.text(), in.instant(), in.number())),
        in.each(() -> new Passed(in.text(), in.text())));
  }
}
