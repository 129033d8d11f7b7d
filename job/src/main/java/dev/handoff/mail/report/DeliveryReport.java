package dev.handoff.mail.report;

import dev.handoff.domain.message.EnhancedStatus;
import jakarta.mail.internet.InternetHeaders;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a delivery report (RFC 3464) says of one recipient.
 *
 * @param action what was done
 * @param recipients the address, first as it was mailed to if that is said
 * @param status its status code; null when it has none
 * @param reply what the server said; empty when nothing is said
 */
record DeliveryReport(
    Action action, List<String> recipients, @Nullable EnhancedStatus status, String reply) {

  /** Field {@code Action}. */
  enum Action {
    FAILED,
    DELAYED,
    DELIVERED,
    /** Handed to a system that reports nothing, or expanded to a list: nobody knows. */
    UNKNOWN
  }

  /** One for each recipient; none when the fields say of nobody. */
  static List<DeliveryReport> all(List<InternetHeaders> groups) {
    return groups.stream()
        .map(DeliveryReport::of)
        .filter(Objects::nonNull)
        .map(DeliveryReport.class::cast)
        .toList();
  }

  private static @Nullable DeliveryReport of(InternetHeaders fields) {
    List<String> recipients =
        Stream.of("Original-Recipient", "Final-Recipient", "X-Actual-Recipient")
            .flatMap(name -> ReportedAddress.in(ReceivedMail.header(fields, name)).stream())
            .distinct()
            .toList();
    String statusField = ReceivedMail.header(fields, "Status");
    EnhancedStatus status = EnhancedStatus.in(statusField).stream().findFirst().orElse(null);
    String action = ReceivedMail.header(fields, "Action").toLowerCase(Locale.ROOT);
    if (action.isEmpty() && (status == null || recipients.isEmpty())) {
      return null;
    }
    String diagnostic = ReceivedMail.header(fields, "Diagnostic-Code");
    String reply = diagnostic.replaceFirst("^[\\w-]{1,20}\\s?;\\s*", "");
    return new DeliveryReport(action(action, status), recipients, status, reply);
  }

  private static Action action(String action, @Nullable EnhancedStatus status) {
    String word = action.replaceFirst("[^a-z].*$", "");
    return switch (word) {
      case "failed", "failure" -> Action.FAILED;
      case "delayed" -> Action.DELAYED;
      case "delivered" -> Action.DELIVERED;
      case "" ->
          status == null
              ? Action.UNKNOWN
              : switch (status.kind()) {
                case 5 -> Action.FAILED;
                case 4 -> Action.DELAYED;
                default -> Action.UNKNOWN;
              };
      default -> Action.UNKNOWN;
    };
  }
}
