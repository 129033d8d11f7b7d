package dev.handoff.codec;

import dev.handoff.domain.group.Account;
import dev.handoff.domain.message.MessageRequest;
import dev.handoff.domain.message.MessageRequest.Group;
import dev.handoff.domain.message.MessageRequest.Origin;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What journeys ask to be sent, as the topic {@code send-requests} holds it (SPEC section 7). */
public final class MessageRequestWriter {
  private MessageRequestWriter() {}

  /**
   * Compact JSON. Data and recommendations are left out where there are none: a journey gives none,
   * but the topic takes them from others, and what is put in again must still have them.
   *
   * @throws IllegalArgumentException for a request without an origin, which no journey made
   */
  public static byte[] write(MessageRequest request) {
    Origin origin = request.origin();
    if (origin == null) {
      throw new IllegalArgumentException("send-requests holds what journeys ask for");
    }
    return JsonOutput.object(
        out -> {
          out.text("requestId", request.requestId());
          out.text("message", request.message());
          out.text("personId", request.personId());
          out.json("data", unless("{}", request.dataJson()));
          out.json("recommendations", unless("[]", request.recommendationsJson()));
          out.text("locale", request.locale());
          out.instant("requestedAt", request.requestedAt());
          out.instant("notAfter", request.notAfter());
          out.instant("redrivenAt", request.redrivenAt());
          out.text("journeyId", origin.journeyId());
          out.integer("journeyVersion", origin.journeyVersion());
          out.integer("entry", origin.entry());
          out.text("nodeId", origin.nodeId());
          out.text("buyingGroupId", origin.buyingGroupId());
          out.text("topic", origin.topic());
          out.texts("roles", origin.roles());
          out.object("group", origin.group(), MessageRequestWriter::group);
        });
  }

  private static byte @Nullable [] unless(String empty, String json) {
    return json.equals(empty) ? null : json.getBytes(StandardCharsets.UTF_8);
  }

  private static void group(JsonOutput out, Group group) {
    Account account = group.account();
    out.text("name", group.name());
    out.text("solutionInterest", group.solutionInterest());
    out.text("status", group.status());
    out.text("stage", group.stage());
    out.json(
        "account",
        account == null ? null : account.attributesJson().getBytes(StandardCharsets.UTF_8));
  }
}
