package dev.handoff.codec;

import static dev.handoff.codec.Records.example;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.domain.deadletter.DeadLetter;
import dev.handoff.domain.deadletter.DeadLetter.Fault;
import dev.handoff.domain.deadletter.DeadLetter.Origin;
import dev.handoff.fixture.Schemas;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A dead letter holds what it can of its original, and its log line nothing of it. */
class DeadLetterWriterTest {
  private static final Instant TUESDAY = Instant.parse("2026-09-01T08:00:00Z");

  @Test
  void aDeadLetterHoldsItsOriginalAsText() {
    Origin origin = Origin.ofKafka("activities", 3, 881_204, TUESDAY.plusMillis(1250));
    String original =
        "{\"activityId\":\"a-1\",\"personId\":\"p-ada\",\"type\":\"pageViewed\","
            + "\"occurredAt\":\"2026-09-01T08:00:00\"}";
    DeadLetter letter =
        DeadLetter.of(
            "activities",
            "parse",
            "occurredAt is a time without offset",
            "occurredAt",
            List.of(),
            original.getBytes(UTF_8),
            origin,
            TUESDAY.plusMillis(1400));

    assertThat(DeadLetterWriter.write(letter))
        .isEqualTo(example("dead-letters", "activity-without-offset"));
  }

  @Test
  void aDeadLetterHoldsEveryFault() {
    DeadLetter letter =
        new DeadLetter(
            "catalog",
            "catalog",
            "The journey has 2 faults",
            null,
            List.of(
                new Fault(
                    "audience",
                    1,
                    7,
                    "undefined field engagementscore; engagementScore would be one"),
                new Fault("nodes[4].sendEmailTo[1]", null, null, "not a mail address")),
            "{\"kind\":\"journey\",\"id\":\"assets-handoff\"".getBytes(UTF_8),
            70_112,
            true,
            Origin.ofFile("catalog.ndjson", 12),
            Instant.parse("2026-08-01T00:00:00Z"));

    assertThat(DeadLetterWriter.write(letter))
        .isEqualTo(example("dead-letters", "journey-rejected"));
  }

  @Test
  void bytesThatAreNotTextAreWrittenInBase64() {
    for (byte[] original :
        List.of(
            new byte[] {0, 0, 0, 0, 7, (byte) 0xFF},
            new byte[] {'a', (byte) 0xC3},
            new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80})) {
      String json = new String(DeadLetterWriter.write(letter(original)), UTF_8);

      assertThat(json).contains("\"originalBase64\":\"").doesNotContain("\"original\":");
      assertThat(Schemas.faults("dead-letters", json.getBytes(UTF_8))).isEmpty();
    }
  }

  @Test
  void anEmptyOriginalIsEmptyText() {
    byte[] json = DeadLetterWriter.write(letter(new byte[0]));

    assertThat(json).asString(UTF_8).contains("\"original\":\"\",\"originalLength\":0,\"origin\"");
    assertThat(Schemas.faults("dead-letters", json)).isEmpty();
  }

  @Test
  void anOriginalOf64KiBIsKeptWholeAndALongerOneIsCutBetweenCharacters() {
    DeadLetter whole = letter("x".repeat(65_536).getBytes(UTF_8));
    assertThat(whole.truncated()).isFalse();
    assertThat(whole.original()).hasSize(65_536);

    for (String character : List.of("x", "é", "€", "😀")) {
      for (int offset = 0; offset < 4; offset++) {
        byte[] original = ("x".repeat(offset) + character.repeat(66_000)).getBytes(UTF_8);

        DeadLetter cut = letter(original);

        byte[] json = DeadLetterWriter.write(cut);
        assertThat(cut.truncated()).isTrue();
        assertThat(cut.originalLength()).isEqualTo(original.length);
        assertThat(cut.original().length).isBetween(65_533, 65_536);
        assertThat(json).asString(UTF_8).contains("\"original\":\"").doesNotContain("\uFFFD");
        assertThat(Schemas.faults("dead-letters", json)).isEmpty();
      }
    }
  }

  @Test
  void aDeadLetterShowsNothingThatAPersonWroteWhenItIsLogged() {
    DeadLetter letter = letter("ada.moreau@lumia.example".getBytes(UTF_8));

    assertThat(letter.toString()).contains("activities", "parse").doesNotContain("ada", "reason");
    assertThat(letter).isEqualTo(letter("ada.moreau@lumia.example".getBytes(UTF_8)));
    assertThat(letter).isNotEqualTo(letter("ben.okafor@lumia.example".getBytes(UTF_8)));
  }

  private static DeadLetter letter(byte[] original) {
    return DeadLetter.of(
        "activities",
        "parse",
        "some reason",
        null,
        List.of(),
        original,
        Origin.ofFile("activities.ndjson", 1),
        TUESDAY);
  }
}
