package dev.handoff.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.handoff.domain.message.MessageRequest;

/**
 * What the customer's own system asks to be sent, as the topic {@code message-requests} holds it
 * (SPEC section 1).
 */
public final class OutsideRequestWriter {
  private OutsideRequestWriter() {}

  /** Compact JSON. */
  public static byte[] write(MessageRequest request) {
    return JsonOutput.object(
        out -> {
          out.text("requestId", request.requestId());
          out.text("message", request.message());
          out.text("personId", request.personId());
          out.json("data", request.dataJson().getBytes(UTF_8));
          out.json("recommendations", request.recommendationsJson().getBytes(UTF_8));
          out.text("locale", request.locale());
          out.instant("requestedAt", request.requestedAt());
          out.instant("notAfter", request.notAfter());
          out.instant("redrivenAt", request.redrivenAt());
        });
  }
}
