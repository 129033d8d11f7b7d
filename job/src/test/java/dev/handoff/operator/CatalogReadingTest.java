package dev.handoff.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.codec.FieldFault;
import dev.handoff.codec.Parsed;
import dev.handoff.codec.Rejection;
import dev.handoff.domain.deadletter.DeadLetter.Origin;
import dev.handoff.domain.exchange.CatalogEntry;
import dev.handoff.domain.exchange.RawRecord;
import dev.handoff.fixture.LumiaCatalog;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which definitions of a whole catalog can never be in force (SPEC section 9, "Contracts"). */
class CatalogReadingTest {

  private static final Instant UNTIL = Instant.parse("2026-03-31T00:00:00Z");
  private static final String THANKS =
      """
      {"kind":"journey","id":"thanks","version":1,"updatedAt":"2026-03-01T00:00:00Z",\
      "name":"Thanks","status":"%s","audience":"true","nodes":[\
      {"id":"thank","type":"action","on":"people","action":"send-message","message":"thank-you"},\
      {"id":"done","type":"end"}]}""";
  private static final String MESSAGE =
      """
      {"kind":"message","id":"thank-you","version":1,"updatedAt":"%s","class":"transactional",\
      "topic":"orders","subject":{"en":"Thank you"},"template":"letter",\
      "blocks":[{"block":"greeting"}],"sample":{}}""";
  private static final String WITHDRAWN =
      """
      {"kind":"message","id":"thank-you","deleted":true,"updatedAt":"2026-03-20T00:00:00Z"}""";

  @Test
  void aJourneyWhoseMessageNeverComesIsRefusedWithTheNodeThatNamesIt() {
    assertThat(refused(THANKS.formatted("live")))
        .singleElement()
        .satisfies(
            rejection -> {
              assertThat(rejection.field()).isEqualTo("nodes[0].message");
              assertThat(rejection.faults())
                  .containsExactly(
                      new FieldFault(
                          "nodes[0].message", null, null, "there is no message thank-you"));
            });
  }

  @Test
  void aMessageThatComesLaterIsEnough() {
    assertThat(refused(THANKS.formatted("live"), MESSAGE.formatted("2026-03-15T00:00:00Z")))
        .isEmpty();
  }

  @Test
  void aMessageThatComesAfterTheEndIsNot() {
    assertThat(refused(THANKS.formatted("live"), MESSAGE.formatted("2026-04-15T00:00:00Z")))
        .hasSize(1);
  }

  @Test
  void aJourneyThatWasInForceBeforeItsMessageWasWithdrawnIsNotRefused() {
    assertThat(
            refused(THANKS.formatted("live"), MESSAGE.formatted("2026-03-15T00:00:00Z"), WITHDRAWN))
        .isEmpty();
  }

  @Test
  void aDraftMayNameWhatIsNotThereYet() {
    assertThat(refused(THANKS.formatted("draft"))).isEmpty();
  }

  @Test
  void anInterestWithoutItsTemplateTakesTheJourneysThatNameItWithIt() {
    List<String> lines = new ArrayList<>(LumiaCatalog.lines());
    lines.removeIf(line -> line.contains("\"role-template\""));
    assertThat(refused(lines.toArray(String[]::new)))
        .extracting(Rejection::field)
        .containsExactly("roleTemplate", "nodes[1].solutionInterest");
  }

  private static List<Rejection> refused(String... lines) {
    CatalogReading reading = new CatalogReading(30);
    List<RawRecord> raw = new ArrayList<>();
    for (String line : lines) {
      raw.add(
          new RawRecord(
              "catalog",
              null,
              line.getBytes(StandardCharsets.UTF_8),
              line.length(),
              Origin.ofOutput("catalog")));
    }
    Reading.Reader<CatalogEntry> reader = reading.open();
    List<CatalogEntry> entries =
        raw.stream().flatMap(r -> reader.read(r).items().stream()).toList();
    assertThat(entries).as("good in themselves").hasSameSizeAs(raw);
    Reading.Reader<CatalogEntry> knowing =
        reading.knowing(entries, new EngagementOptions(ZoneId.of("UTC"), 30, 20), UNTIL).open();
    List<Rejection> rejections = new ArrayList<>();
    for (RawRecord record : raw) {
      Parsed<CatalogEntry> parsed = knowing.read(record);
      assertThat(parsed.items().size() + parsed.rejections().size()).isEqualTo(1);
      rejections.addAll(parsed.rejections());
    }
    return rejections;
  }
}
