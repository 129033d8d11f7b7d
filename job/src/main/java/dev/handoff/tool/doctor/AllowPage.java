package dev.handoff.tool.doctor;

import dev.handoff.domain.message.MessageClass;
import dev.handoff.tool.doctor.MailPlan.Lane;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the administrators of the recipients' mail need to let our mail in: names and addresses, and
 * nothing about anybody.
 */
final class AllowPage {
  private static final String HEAD =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width">
      <title>Letting our mail in</title>
      <style>
      body { font: 16px/1.5 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; color: #1d2433; background: #fff }
      table { border-collapse: collapse; width: 100% }
      th, td { text-align: left; vertical-align: top; padding: .5rem .75rem .5rem 0; border-bottom: 1px solid #d9dee8 }
      th { font-weight: 600; white-space: nowrap }
      code { font: 14px/1.5 ui-monospace, monospace; overflow-wrap: anywhere }
      h2 { margin-top: 2rem }
      </style>
      </head>
      <body>
      <h1>Letting our mail in</h1>
      <p>For the administrators of the mail servers that receive it. Please add these to your allow list: by DKIM domain or by address, and not by the From address alone, which anybody can write.</p>
      """;

  private final MailPlan plan;
  private final List<InetAddress> sending;
  private final String trackingHost;
  private final StringBuilder html = new StringBuilder(HEAD);

  /**
   * @param trackingHost where links lead; empty: not known
   */
  AllowPage(MailPlan plan, List<InetAddress> sending, String trackingHost) {
    this.plan = plan;
    this.sending = sending;
    this.trackingHost = trackingHost;
  }

  String html() {
    plan.lanes().forEach(this::lane);
    html.append("<h2>For all of it</h2>\n<table>\n");
    row(
        "Sending addresses",
        sending.stream().map(InetAddress::getHostAddress).toList(),
        "not given; doctor prints them with --sending-ip");
    row(
        "Host of links",
        trackingHost.isEmpty() ? List.of() : List.of(trackingHost),
        "none: links lead where they say");
    html.append("</table>\n</body>\n</html>\n");
    return html.toString();
  }

  private void lane(Lane lane, List<MessageClass> classes) {
    html.append("<h2>")
        .append(
            classes.stream()
                .map(messageClass -> name(messageClass))
                .collect(Collectors.joining(", ")))
        .append("</h2>\n<table>\n");
    row("From", List.of(lane.from()), "");
    row("Envelope", List.of(lane.envelope()), "");
    List<String> signed = new ArrayList<>();
    lane.signatures()
        .forEach(
            signature ->
                signed.add(
                    "d="
                        + signature.domain()
                        + " s="
                        + signature.selector()
                        + " ("
                        + signature.algorithm().displayName()
                        + ")"));
    row("DKIM", signed, "not signed");
    html.append("</table>\n");
  }

  private static String name(MessageClass messageClass) {
    return switch (messageClass) {
      case ALERT -> "Sales alerts";
      case TRANSACTIONAL -> "Transactional mail";
      case PROMOTIONAL -> "Promotional mail";
    };
  }

  private void row(String head, List<String> values, String none) {
    html.append("<tr><th scope=\"row\">").append(head).append("</th><td>");
    html.append(
        values.isEmpty()
            ? escaped(none)
            : values.stream()
                .map(value -> "<code>" + escaped(value) + "</code>")
                .collect(Collectors.joining("<br>")));
    html.append("</td></tr>\n");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
