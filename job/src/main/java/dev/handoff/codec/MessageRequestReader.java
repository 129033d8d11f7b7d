package dev.handoff.codec;

import dev.handoff.domain.message.MessageRequest;
import dev.handoff.domain.message.MessageRequest.Group;
import dev.handoff.domain.message.MessageRequest.Origin;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the {@code message-requests} topic (SPEC section 1) and the {@code send-requests} topic
 * (section 7), which adds where in a journey a request comes from. Never throws on any input.
 */
public final class MessageRequestReader {
  private static final String NO_RECOMMENDATIONS = "[]";

  private final Function<JsonRecord, MessageRequest> reading;

  private MessageRequestReader(Function<JsonRecord, MessageRequest> reading) {
    this.reading = reading;
  }

  /** For {@code message-requests}: what a journey would have added is ignored. */
  public static MessageRequestReader ofCustomers() {
    return new MessageRequestReader(
        record -> {
          record.require("data", "an object");
          return request(record, null);
        });
  }

  /** For {@code send-requests}: the origin is required. */
  public static MessageRequestReader ofJourneys() {
    return new MessageRequestReader(record -> request(record, origin(record)));
  }

  /** The request in these bytes, or why there is none. */
  public Parsed<MessageRequest> read(byte[] json) {
    return RecordReader.read(json, reading);
  }

  private static MessageRequest request(JsonRecord record, @Nullable Origin origin) {
    return new MessageRequest(
        record.text("requestId"),
        record.text("message"),
        record.text("personId"),
        record.jsonObject("data"),
        recommendations(record),
        record.optionalFormUnlessBlank("locale", TextForm.LOCALE),
        record.time("requestedAt"),
        record.optionalForm("notAfter", TextForm.TIME),
        origin,
        record.optionalForm("redrivenAt", TextForm.TIME));
  }

  private static String recommendations(JsonRecord record) {
    for (JsonRecord recommendation : record.objects("recommendations")) {
      recommendation.text("name");
      recommendation.text("url");
      recommendation.optionalText("text");
    }
    var value = record.value("recommendations");
    return value == null ? NO_RECOMMENDATIONS : CanonicalJson.text(value);
  }

  private static Origin origin(JsonRecord record) {
    return new Origin(
        record.text("journeyId"),
        record.requiredInt("journeyVersion", 1),
        record.requiredInt("entry", 1),
        record.text("nodeId"),
        record.text("buyingGroupId"),
        record.optionalText("topic"),
        record.names("roles"),
        group(record.optionalObject("group")));
  }

  private static @Nullable Group group(@Nullable JsonRecord group) {
    if (group == null) {
      return null;
    }
    JsonRecord account = group.optionalObject("account");
    return new Group(
        group.text("name"),
        group.text("solutionInterest"),
        group.textMaybeBlank("status"),
        group.optionalText("stage"),
        account == null ? null : BuyingGroupReader.account(account));
  }
}
