package dev.handoff.tool.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A few consents, requests for mail, and news of mail sent before. */
final class MailRecords {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  // day time | who | purpose | topic | status | jurisdiction | source
  private static final String CONSENTS =
      """
      1 08:00 | camille | marketing-email | | granted | FR | preference centre
      1 08:00 | ndeye | marketing-email | assets | granted | FR | webinar form
      1 08:00 | hugo | marketing-email | | soft-opt-in | FR | order 2025-1188
      1 08:00 | harriet | marketing-email | | legitimate-interest | GB | CRM import
      1 08:00 | dakota | marketing-email | | granted | US | trade fair
      1 08:00 | misaki | marketing-email | newsletter | granted | JP | newsletter form
      2 09:12 | inigo | marketing-email | | granted | ES | preference centre
      2 09:12 | inigo | open-tracking | | granted | ES | preference centre
      12 19:40 | nolwenn | marketing-email | | withdrawn | FR | unsubscribe link
      12 19:41 | loic | marketing-email | | withdrawn | FR | unsubscribe link
      15 10:05 | annegret | marketing-email | newsletter | denied | DE | preference centre
      21 13:33 | solene | click-tracking | | denied | FR | preference centre
      24 16:20 | camille | marketing-email | newsletter | withdrawn | FR | preference centre
      33 11:58 | zoe | marketing-email | | granted | NL | newsletter form
      """;

  // day time | who | message | locale
  private static final String REQUESTS =
      """
      3 14:20 | camille | order-confirmation | fr
      8 09:05 | seun | trial-started | en
      16 10:00 | camille | newsletter-september | fr
      16 10:00 | harriet | newsletter-september | en
      16 10:00 | misaki | newsletter-september | en
      18 09:30 | dakota | product-offer | en
      18 09:30 | annegret | product-offer | en
      20 11:15 | harriet | meeting-confirmation | en
      22 18:42 | inigo | order-confirmation | en
      29 07:55 | solene | password-reset | fr
      37 10:00 | hugo | newsletter-october | fr
      """;

  // day time | who | type | message | class | automated
  private static final String EVENTS =
      """
      2 10:00 | camille | sent | welcome | promotional | no
      2 10:01 | camille | delivered | welcome | promotional | no
      2 12:37 | camille | opened | welcome | promotional | no
      2 12:38 | camille | clicked | welcome | promotional | no
      5 09:00 | gwenaelle | sent | invoice-ready | transactional | no
      5 09:01 | gwenaelle | bounced | invoice-ready | transactional | no
      9 15:30 | dakota | sent | invoice-ready | transactional | no
      9 15:30 | dakota | delivered | invoice-ready | transactional | no
      9 15:30 | dakota | opened | invoice-ready | transactional | yes
      12 19:40 | nolwenn | unsubscribed | welcome | promotional | no
      26 11:00 | zoe | sent | welcome | promotional | no
      26 11:02 | zoe | complained | welcome | promotional | no
      """;

  private final Cast cast;
  private final Dice dice = new Dice("mail records");

  MailRecords(Cast cast) {
    this.cast = cast;
  }

  List<Line> consents() {
    List<Line> lines = new ArrayList<>();
    for (List<String> cells : rows(CONSENTS)) {
      ObjectNode node = JSON.objectNode();
      node.put("personId", cast.id(cells.get(1)));
      node.put("purpose", cells.get(2));
      if (!cells.get(3).isEmpty()) {
        node.put("topic", cells.get(3));
      }
      node.put("status", cells.get(4));
      node.put("jurisdiction", cells.get(5));
      node.put("source", cells.get(6));
      node.put("textVersion", "2026-03");
      node.put("occurredAt", at(cells).toString());
      lines.add(new Line(at(cells), node.toString()));
    }
    return lines;
  }

  List<Line> requests() {
    List<Line> lines = new ArrayList<>();
    for (List<String> cells : rows(REQUESTS)) {
      lines.add(request(cast.id(cells.get(1)), cells.get(2), cells.get(3), at(cells), dice));
    }
    return lines;
  }

  /** A request for one mail, with an id and data as the dice fall. */
  static Line request(String personId, String message, String locale, Instant at, Dice dice) {
    return request("req-" + dice.id(), personId, message, locale, at, dice);
  }

  /** The same with a known id. */
  static Line request(
      String requestId, String personId, String message, String locale, Instant at, Dice dice) {
    ObjectNode node = JSON.objectNode();
    node.put("requestId", requestId);
    node.put("message", message);
    node.put("personId", personId);
    ObjectNode data = node.putObject("data");
    switch (message) {
      case "order-confirmation" -> order(node, data, at, dice);
      case "trial-started" ->
          data.put("accessUrl", "https://trial.example.com/" + dice.id())
              .put("endsAt", at.plus(Duration.ofDays(30)).toString());
      case "password-reset" ->
          data.put("accessUrl", "https://www.example.com/password/" + dice.id());
      case "meeting-confirmation" ->
          data.put("host", "Petra Lang")
              .put("startsAt", at.plus(Duration.ofDays(2)).toString())
              .put("subject", "Assets, rights and partners")
              .put("joinUrl", "https://meet.example.com/" + dice.id());
      default -> {
        // A newsletter says the same to everybody.
      }
    }
    node.put("locale", locale);
    node.put("requestedAt", at.toString());
    if (message.equals("password-reset")) {
      node.put("notAfter", at.plusSeconds(1800).toString());
    }
    return new Line(at, node.toString());
  }

  private static void order(ObjectNode node, ObjectNode data, Instant at, Dice dice) {
    int seats = dice.between(2, 9);
    int price = dice.between(40, 90);
    data.put("orderNumber", "2026-" + dice.between(10_000, 99_999)).put("currency", "EUR");
    ArrayNode lines = data.putArray("lines");
    lines
        .addObject()
        .put("name", "Assets, twelve months")
        .put("quantity", seats)
        .put("price", seats * price);
    lines.addObject().put("name", "Training day").put("quantity", 1).put("price", 250);
    data.put("amount", seats * price + 250);
    data.put("deliveryAddress", "12 rue du Port, 44000 Nantes");
    data.put("deliveryOn", at.plus(Duration.ofDays(4)).toString());
    data.put("orderUrl", "https://www.example.com/orders");
    ObjectNode product = node.putArray("recommendations").addObject();
    product.put("name", "Brand portal");
    product.put("url", "https://www.example.com/en/aem-assets/brand-portal/overview");
  }

  List<Line> events() {
    List<Line> lines = new ArrayList<>();
    for (List<String> cells : rows(EVENTS)) {
      CastMember who = cast.named(cells.get(1));
      ObjectNode node = JSON.objectNode();
      node.put("eventId", dice.id());
      node.put("messageId", "crm-" + cells.get(3) + "-" + who.id());
      node.put("personId", who.id());
      node.put("recipient", who.person().email());
      node.put("class", cells.get(4));
      node.put("message", cells.get(3));
      node.put("type", cells.get(2));
      if (cells.get(5).equals("yes")) {
        node.put("automated", true);
      }
      node.put("occurredAt", at(cells).toString());
      if (cells.get(2).equals("bounced")) {
        node.put("detail", "550 5.1.1 no such user");
      }
      lines.add(new Line(at(cells), node.toString()));
    }
    return lines;
  }

  private static List<List<String>> rows(String table) {
    return table.lines().map(line -> List.of(line.split(" *\\| *", -1))).toList();
  }

  private static Instant at(List<String> cells) {
    List<String> time = List.of(cells.get(0).split(" ", -1));
    return DemoDays.at(Integer.parseInt(time.get(0)), time.get(1));
  }
}
