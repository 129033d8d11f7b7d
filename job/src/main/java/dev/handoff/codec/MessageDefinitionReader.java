package dev.handoff.codec;

import dev.handoff.domain.message.MessageClass;
import dev.handoff.domain.message.MessageDefinition;
import dev.handoff.domain.message.MessageDefinition.Block;
import dev.handoff.domain.message.MessageDefinition.Goal;
import dev.handoff.domain.message.MessageDefinition.LocalText;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads definitions of messages (SPEC section 9, "Messages"). */
final class MessageDefinitionReader {
  /** Alerts are a class of mail but not one that a marketer defines. */
  private static final Map<String, MessageClass> CLASSES =
      WireNames.of(MessageClass.TRANSACTIONAL, MessageClass.PROMOTIONAL, MessageClass::wireName);

  private MessageDefinitionReader() {}

  static MessageDefinition message(JsonRecord record) {
    record.require("blocks", "a list");
    record.require("sample", "an object");
    JsonRecord preheader = record.optionalObject("preheader");
    return new MessageDefinition(
        record.text("id"),
        record.requiredInt("version", 1),
        record.time("updatedAt"),
        record.oneOf("class", CLASSES, MessageClass.TRANSACTIONAL),
        record.text("topic"),
        localText(record.object("subject")),
        preheader == null ? null : localText(preheader),
        record.text("template"),
        blocks(record),
        goal(record.optionalObject("goal")),
        record.optionalForm("notAfter", TextForm.POSITIVE_DURATION),
        record.jsonObject("sample"));
  }

  private static LocalText localText(JsonRecord text) {
    return new LocalText(text.text("en"), text.optionalText("fr"));
  }

  private static List<Block> blocks(JsonRecord record) {
    return record.objects("blocks").stream()
        .map(block -> new Block(block.text("block"), block.jsonObject("with")))
        .toList();
  }

  private static @Nullable Goal goal(@Nullable JsonRecord goal) {
    return goal == null
        ? null
        : new Goal(
            goal.text("type"), goal.form("within", TextForm.POSITIVE_DURATION, Duration.ZERO));
  }
}
