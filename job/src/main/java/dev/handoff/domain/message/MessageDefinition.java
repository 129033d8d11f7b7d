package dev.handoff.domain.message;

import dev.handoff.domain.definition.Definition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mail that can be sent to people (SPEC section 9, "Messages").
 *
 * @param id what requests and journeys refer to
 * @param version at least 1
 * @param updatedAt when this version takes effect
 * @param messageClass transactional or promotional
 * @param topic what a person can subscribe to or unsubscribe from
 * @param subject subject line, FreeMarker
 * @param preheader the line that inboxes show after the subject, FreeMarker
 * @param template names the files of the frame
 * @param blocks content, in the order shown
 * @param goal what the message is meant to bring about
 * @param notAfter how long after the request it is worth sending; null: for ever
 * @param sampleJson a template model for the lint and the preview: a JSON object, canonical text
 */
public record MessageDefinition(
    String id,
    int version,
    Instant updatedAt,
    MessageClass messageClass,
    String topic,
    LocalText subject,
    @Nullable LocalText preheader,
    String template,
    List<Block> blocks,
    @Nullable Goal goal,
    @Nullable Duration notAfter,
    String sampleJson)
    implements Definition {

  @Override
  public Kind kind() {
    return Kind.MESSAGE;
  }

  /**
   * A text in the languages that Handoff knows.
   *
   * @param en in English, and wherever the other language is missing
   * @param fr in French
   */
  public record LocalText(String en, @Nullable String fr) {}

  /**
   * One content block.
   *
   * @param block names the files of the block
   * @param withJson its parameters: a JSON object, canonical text; {@code {}} when there are none
   */
  public record Block(String block, String withJson) {}

  /**
   * What counts as converted.
   *
   * @param type of the activity that counts
   * @param within how long after sending it counts, above 0
   */
  public record Goal(String type, Duration within) {}
}
