package dev.handoff.domain.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose fault a bounce is, from what servers say. */
class BounceReaderTest {

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        // The status decides,
        "5.1.1   | 550 5.1.1 no such user                                       | hard",
        "5.2.2   | 552 5.2.2 user unknown                                       | recipient-soft",
        "5.3.4   | 552 5.3.4 user unknown                                       | message-fault",
        "5.7.26  | 550 5.7.26 user unknown                                      | message-fault",
        "5.1.10  | 556 5.1.10 null MX                                           | hard",
        "5.4.4   | Host or domain name not found                                | hard",
        "5.4.7   | 550 5.1.1 was the last answer                                | recipient-soft",
        // what is temporary is never hard,
        "4.1.1   | 450 4.1.1 unverified address                                 | recipient-soft",
        "4.4.4   | Host not found, try again                                    | recipient-soft",
        "4.7.28  | 421 4.7.28 unusual rate of mail from you                     | message-fault",
        // a report's status that says nothing gives way to that of the reply,
        "5.0.0   | 550 5.1.1 <ada@lumia.example>: gone                          | hard",
        "        | 550-5.7.1 blocked                                            | message-fault",
        "5.0.0   | 550 5.0.0 <ada@lumia.example>: User unknown                  | hard",
        "4.0.0   | 450 user unknown                                             | recipient-soft",
        // some servers mean something else than they say,
        "5.2.1   | 550-5.2.1 receiving mail at a rate that prevents             | recipient-soft",
        "5.4.1   | 550 5.4.1 Recipient address rejected: Access denied.         | hard",
        "5.5.0   | 550 5.5.0 Requested action not taken: mailbox unavailable    | hard",
        "4.7.1   | 451 4.7.1 Greylisting in action, come back later             | recipient-soft",
        // then reply codes that mean one thing,
        "        | 551 not here                                                 | hard",
        "        | 556 no mail accepted for this domain                         | hard",
        "        | 535 authentication failed                                    | message-fault",
        "        | 501 what is that                                             | message-fault",
        // then words, in several languages, and the careful answer first,
        "        | 554 delivery error: dd This user doesn't have an account     | hard",
        "        | 550 Adresse d au moins un destinataire inconnue              | hard",
        "        | 550 Empfänger unbekannt                                      | hard",
        "        | 550 La cuenta no existe                                      | hard",
        "        | 550 Casella inesistente                                      | hard",
        "        | 552 boîte aux lettres pleine                                 | recipient-soft",
        "        | 452 Postfach ist voll                                        | recipient-soft",
        "        | 552 message too large for this mailbox                       | message-fault",
        "        | 554 Blocked using a list, recipient address rejected         | message-fault",
        "        | 550 SPF check failed                                         | message-fault",
        // and in doubt it counts a fifth.
        "        | 550 no                                                       | recipient-soft",
        "5.9.9   | something new                                                | recipient-soft",
        "        | ''                                                           | recipient-soft",
        // Addresses, links and numbers are no words of the reply.
        "        | 550 spam@lumia.example: user unknown, see http://x/5.7.1/spam | hard",
        "        | 550 refused by 10.5.1.1 version 5.1.1.2                      | recipient-soft",
      })
  void a_failure_has_a_class(@Nullable String status, String reply, String bounceClass) {
    EnhancedStatus code = status == null ? null : EnhancedStatus.in(status).get(0);
    assertThat(BounceReader.of(code, reply).wireName()).isEqualTo(bounceClass);
  }

  @Test
  void the_class_that_a_platform_gives_beats_its_words() {
    assertThat(BounceReader.of(bounced("550 5.1.1 no such user", BounceClass.MESSAGE_FAULT)))
        .isEqualTo(BounceClass.MESSAGE_FAULT);
  }

  @Test
  void another_platforms_bounce_is_read_from_its_detail() {
    assertThat(BounceReader.of(bounced("smtp; 550 5.1.1 no such user", null)))
        .isEqualTo(BounceClass.HARD);
    assertThat(BounceReader.of(bounced(null, null))).isEqualTo(BounceClass.RECIPIENT_SOFT);
  }

  @Test
  void every_code_has_one_row_and_a_reason() {
    List<String> codes = BounceTable.rows().stream().map(BounceTable.Row::code).toList();
    assertThat(codes).doesNotHaveDuplicates();
    assertThat(BounceTable.rows()).allMatch(row -> !row.reason().isBlank());
  }

  @Test
  void hostile_words_take_no_time() {
    for (String piece : List.of("@", "5.1.1.", "user ", "a://", "quota exceed", "550 ", "über")) {
      String flood = piece.repeat(200_000);
      Instant begin = Instant.now();
      assertThat(BounceReader.of(null, flood)).isNotNull();
      assertThat(BounceReader.of(null, flood.toUpperCase(Locale.ROOT))).isNotNull();
      assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(2));
    }
  }

  private static MessageEvent bounced(@Nullable String detail, @Nullable BounceClass bounceClass) {
    return new MessageEvent(
        "e1",
        "m1",
        null,
        "ada@lumia.example",
        null,
        null,
        null,
        MessageEvent.Type.BOUNCED,
        false,
        Instant.parse("2026-09-01T08:00:00Z"),
        detail,
        bounceClass);
  }
}
