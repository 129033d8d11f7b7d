package dev.handoff.state;

import dev.handoff.domain.journey.JourneyPlace;
import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a group stands in journeys, by journey id, as bytes that are read when somebody asks: with
 * many journeys most activities move nothing.
 */
final class PackedPlaces extends AbstractMap<String, JourneyPlace> {

  private final byte[] packed;
  private @Nullable Map<String, JourneyPlace> places;

  PackedPlaces(byte[] packed) {
    this.packed = packed;
  }

  /** The bytes of places; those that were read, if these are they. */
  static byte[] of(Map<String, JourneyPlace> places) {
    if (places instanceof PackedPlaces unchanged) {
      return unchanged.packed;
    }
    PackedWriter out = new PackedWriter();
    out.each(places.values(), place -> PackedPlace.write(place, out));
    return out.toByteArray();
  }

  @Override
  public Set<Entry<String, JourneyPlace>> entrySet() {
    Map<String, JourneyPlace> known = places;
    if (known == null) {
      known = new LinkedHashMap<>();
      PackedReader in = new PackedReader(packed);
      for (int left = in.number(); left > 0; left--) {
        JourneyPlace place = PackedPlace.read(in);
        known.put(place.journeyId(), place);
      }
      places = known;
    }
    return known.entrySet();
  }
}
