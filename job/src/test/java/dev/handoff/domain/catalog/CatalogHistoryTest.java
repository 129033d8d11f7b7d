package dev.handoff.domain.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.domain.definition.Definition;
import dev.handoff.domain.journey.Journey;
import dev.handoff.domain.journey.Journey.Status;
import dev.handoff.fixture.JourneyFixture;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which versions take force (SPEC section 9, "Contracts"). */
class CatalogHistoryTest {

  private static final Instant FIRST = Instant.parse("2026-03-01T00:00:00Z");
  private static final List<String> PLACES = List.of("1st", "2nd", "3rd", "4th");

  @Test
  void aVersionLowerThanTheOneInForceIsIgnoredAndThatOneIsNeverChangedInPlace() {
    assertThat(accepted(live(2), live(1), live(2), live(3))).containsExactly("1st 2", "4th 3");
  }

  @Test
  void aDraftGoesLiveAsItIs() {
    assertThat(accepted(draft(1), live(1))).containsExactly("2nd 1");
  }

  @Test
  void aDraftIsWrittenAnewUntilItGoesLive() {
    assertThat(accepted(live(1), draft(2), draft(2))).containsExactly("1st 1", "3rd 2");
    assertThat(accepted(live(1), draft(2), draft(2), live(2))).containsExactly("1st 1", "4th 2");
  }

  @Test
  void aDraftOfAHigherVersionKeepsNoneFromTakingForce() {
    assertThat(accepted(live(1), draft(5), live(2))).containsExactly("1st 1", "3rd 2");
  }

  @Test
  void aDraftDoesNotTakeThePlaceOfWhatIsLive() {
    assertThat(accepted(live(2), draft(2), draft(1))).containsExactly("1st 2");
  }

  private record Version(int number, Status status) {}

  private static Version live(int number) {
    return new Version(number, Status.LIVE);
  }

  private static Version draft(int number) {
    return new Version(number, Status.DRAFT);
  }

  /** Published one a day; what took force, as the how-manieth and its version. */
  private static List<String> accepted(Version... versions) {
    List<Definition> published = new ArrayList<>();
    for (Version version : versions) {
      published.add(journey(version, FIRST.plus(Duration.ofDays(published.size()))));
    }
    return CatalogHistory.accepted(published).stream()
        .map(taken -> PLACES.get(published.indexOf(taken)) + " " + taken.version())
        .toList();
  }

  private static Journey journey(Version version, Instant at) {
    return new Journey(
        "ready",
        version.number(),
        at,
        "Ready",
        version.status(),
        "true",
        null,
        null,
        null,
        List.of(JourneyFixture.end("done")));
  }
}
