package dev.handoff.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.handoff.domain.message.MessageRequest;
import dev.handoff.fixture.Schemas;
import org.junit.jupiter.api.Test;

/** What is written is what was read: a request that is put in again asks for the same mail. */
class MessageRequestWriterTest {

  private final ObjectNode asked =
      Schemas.validExample("send-requests", "invitation").record().deepCopy();

  @Test
  void a_request_of_a_journey_says_all_that_it_said() {
    asked.putObject("data").put("seats", 3);
    asked.putArray("recommendations").addObject().put("name", "Assets").put("url", "https://a.b/");
    asked.put("locale", "fr");
    MessageRequest request = read(asked.toString().getBytes(UTF_8));

    assertThat(read(MessageRequestWriter.write(request))).isEqualTo(request);
  }

  @Test
  void what_a_journey_does_not_give_is_not_written() {
    byte[] written = MessageRequestWriter.write(read(asked.toString().getBytes(UTF_8)));

    assertThat(new String(written, UTF_8)).doesNotContain("data", "recommendations");
  }

  private static MessageRequest read(byte[] json) {
    return MessageRequestReader.ofJourneys().read(json).items().get(0);
  }
}
