package dev.handoff.codec;

import dev.handoff.domain.message.MessageRequest;
import dev.handoff.domain.message.MessageRequest.Origin;

/** What journeys ask to be sent, as the topic {@code send-requests} holds it (SPEC section 7). */
public final class MessageRequestWriter {
  private MessageRequestWriter() {}

  /**
   * Compact JSON. Data and recommendations are left out: a journey gives none.
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
          out.text("locale", request.locale());
          out.instant("requestedAt", request.requestedAt());
          out.instant("notAfter", request.notAfter());
          out.text("journeyId", origin.journeyId());
          out.integer("journeyVersion", origin.journeyVersion());
          out.integer("entry", origin.entry());
          out.text("nodeId", origin.nodeId());
          out.text("buyingGroupId", origin.buyingGroupId());
          out.text("topic", origin.topic());
          out.texts("roles", origin.roles());
        });
  }
}
