package dev.handoff.tool.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.handoff.domain.activity.Activity;
import dev.handoff.domain.group.Person;
import dev.handoff.mail.MessageId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Customers in no buying group, who get enough mail of both classes for a report: orders, trials,
 * two newsletters and an offer, and what they do with them. Their mails are those that Handoff
 * sends: the ids are worked out as it does.
 */
final class Customers {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int COUNT = 64;
  private static final List<String> FIRST =
      List.of(
          "Alice", "Bruno", "Chloé", "David", "Elena", "Farid", "Grace", "Henri", "Inès", "Jonas",
          "Karim", "Louise", "Marta", "Noah", "Océane", "Paul");
  private static final List<String> LAST = List.of("Garnier", "Holt", "Lefort", "Novak");

  private static final String MARKETING = "marketing-email";

  private final Dice dice = new Dice("customers");
  private final List<Line> people = new ArrayList<>();
  private final List<Line> consents = new ArrayList<>();
  private final List<Line> requests = new ArrayList<>();
  private final List<Line> events = new ArrayList<>();
  private final List<Line> activities = new ArrayList<>();

  /** How likely people do what with one kind of mail. */
  private record Habits(
      double opens, double clicks, double scanned, double leaves, double reaches) {}

  private static final Habits SERVICE = new Habits(0.68, 0.42, 0.06, 0, 0.6);
  private static final Habits NEWS = new Habits(0.42, 0.34, 0.12, 0.07, 0.3);
  private static final Habits OFFER = new Habits(0.31, 0.28, 0.12, 0.05, 0.35);

  /** One of them, and what stands in the way of mail. */
  private static final class Customer {
    private final Person person;
    private final boolean french;
    private final boolean american;
    private final boolean reachable;
    private boolean agrees;

    Customer(Person person, boolean french, boolean american, boolean reachable, boolean agrees) {
      this.person = person;
      this.french = french;
      this.american = american;
      this.reachable = reachable;
      this.agrees = agrees;
    }

    String email() {
      return Objects.requireNonNull(person.email());
    }

    String locale() {
      return french ? "fr" : "en";
    }
  }

  Customers() {
    List<Customer> all = new ArrayList<>();
    for (int i = 0; i < COUNT; i++) {
      all.add(customer(i));
    }
    for (Customer customer : all) {
      int orders = dice.pick(List.of(0, 1, 1, 1, 2));
      for (int i = 0; i < orders; i++) {
        service(customer, "order-confirmation", null);
      }
      if (dice.chance(0.35)) {
        service(customer, "trial-started", "trialActivated");
      }
      if (dice.chance(0.15)) {
        service(customer, "password-reset", null);
      }
    }
    all.forEach(one -> promote(one, "newsletter-september", 16, "10:00", NEWS, "eventRegistered"));
    all.subList(0, 3).forEach(this::buyMuch);
    all.subList(3, COUNT)
        .forEach(one -> promote(one, "product-offer", 24, "17:30", OFFER, "formFilledOut"));
    all.forEach(one -> promote(one, "newsletter-october", 37, "10:00", NEWS, null));
  }

  List<Line> people() {
    return people;
  }

  List<Line> consents() {
    return consents;
  }

  List<Line> requests() {
    return requests;
  }

  List<Line> events() {
    return events;
  }

  List<Line> activities() {
    return activities;
  }

  private Customer customer(int number) {
    String first = FIRST.get(number % FIRST.size());
    String last = LAST.get(number / FIRST.size());
    boolean american = number % 4 == 3;
    boolean french = !american && dice.chance(0.7);
    String local = (first + "." + last).toLowerCase(Locale.ROOT).replaceAll("[éè]", "e");
    Person person =
        new Person(
            "cust-" + (7_001 + number),
            first,
            last,
            null,
            local + "@customers.example",
            null,
            american ? "en-US" : french ? "fr-FR" : "en-GB",
            american ? "America/New_York" : french ? "Europe/Paris" : "Europe/London",
            DemoDays.at(1, "00:30").plusSeconds(number),
            false);
    people.add(new Line(person.updatedAt(), CanonicalForm.person(person).toString()));
    boolean asked = dice.chance(0.86);
    boolean agrees = asked && !dice.chance(0.06);
    if (asked) {
      consent(person, agrees ? "granted" : "denied", american ? "US" : french ? "FR" : "GB");
    }
    return new Customer(
        person, french, american, number % 21 != 20, agrees || (american && !asked));
  }

  private void consent(Person person, String status, String jurisdiction) {
    Instant at = person.updatedAt().plus(Duration.ofHours(7));
    ObjectNode node = JSON.objectNode();
    node.put("personId", person.personId());
    node.put("purpose", MARKETING);
    node.put("status", status);
    node.put("jurisdiction", jurisdiction);
    node.put("source", "customer account");
    node.put("textVersion", "2026-03");
    node.put("occurredAt", at.toString());
    consents.add(new Line(at, node.toString()));
  }

  private void service(Customer who, String message, @Nullable String goal) {
    Instant at = DemoDays.at(dice.between(2, 40), "08:00").plusSeconds(dice.between(0, 36_000));
    follow(who, message, at, at, SERVICE, goal);
  }

  private void promote(
      Customer who, String message, int day, String time, Habits habits, @Nullable String goal) {
    Instant at = DemoDays.at(day, time);
    boolean night = who.american && time.equals("10:00");
    if (who.agrees && who.reachable) {
      follow(who, message, at, night ? DemoDays.at(day, "14:00") : at, habits, goal);
    } else {
      ask(who, message, at);
    }
  }

  /** Three orders in a row, after which an offer would be the fourth mail in a week. */
  private void buyMuch(Customer who) {
    for (int day = 21; day <= 23; day++) {
      Instant at = DemoDays.at(day, "11:20").plusSeconds(dice.between(0, 7_200));
      follow(who, "order-confirmation", at, at, SERVICE, null);
    }
    ask(who, "product-offer", DemoDays.at(24, "17:30"));
  }

  /** Asks for a mail that is sent at {@code sentAt}, and says what becomes of it. */
  private void follow(
      Customer who,
      String message,
      Instant askedAt,
      Instant sentAt,
      Habits habits,
      @Nullable String goal) {
    String messageId = MessageId.of(ask(who, message, askedAt), who.email());
    if (!who.reachable) {
      bounce(who, messageId, message, sentAt, "550 5.1.1 no such user");
      return;
    }
    if (dice.chance(0.015)) {
      bounce(who, messageId, message, sentAt, "552 5.2.2 mailbox full");
      return;
    }
    if (dice.chance(0.7)) {
      Instant delivered = sentAt.plusSeconds(dice.between(2, 90));
      event(who, messageId, message, "delivered", delivered, false);
    }
    if (dice.chance(habits.scanned)) {
      Instant scanned = sentAt.plusSeconds(dice.between(3, 9));
      event(who, messageId, message, "opened", scanned, true);
      event(who, messageId, message, "clicked", scanned.plusSeconds(1), true);
    }
    if (dice.chance(habits.opens)) {
      read(who, messageId, message, sentAt, habits, goal);
    }
  }

  private void read(
      Customer who,
      String messageId,
      String message,
      Instant sentAt,
      Habits habits,
      @Nullable String goal) {
    Instant opened = sentAt.plusSeconds(dice.between(200, 50_000));
    event(who, messageId, message, "opened", opened, false);
    if (dice.chance(0.3)) {
      event(who, messageId, message, "opened", opened.plusSeconds(dice.between(900, 9_000)), false);
    }
    boolean clicks = dice.chance(habits.clicks);
    if (clicks) {
      Instant clicked = opened.plusSeconds(dice.between(5, 200));
      event(who, messageId, message, "clicked", clicked, false);
    }
    if (goal != null && dice.chance(clicks ? habits.reaches : habits.reaches / 8)) {
      reach(who, goal, opened.plusSeconds(dice.between(300, 200_000)));
    }
    if (dice.chance(habits.leaves)) {
      event(who, messageId, message, "unsubscribed", opened.plusSeconds(40), false);
      who.agrees = false;
    } else if (habits.equals(OFFER) && dice.chance(0.07)) {
      event(who, messageId, message, "complained", opened.plusSeconds(4_000), false);
      who.agrees = false;
    }
  }

  private void reach(Customer who, String goal, Instant at) {
    Activity activity =
        new Activity(dice.id(), who.person.personId(), goal, at, null, null, List.of(), false);
    activities.add(new Line(at, CanonicalForm.activity(activity, at.toString()).toString()));
  }

  /** The request's id. */
  private String ask(Customer who, String message, Instant at) {
    String requestId = "req-" + dice.id();
    requests.add(
        MailRecords.request(requestId, who.person.personId(), message, who.locale(), at, dice));
    return requestId;
  }

  private void bounce(
      Customer who, String messageId, String message, Instant sentAt, String detail) {
    Instant at = sentAt.plusSeconds(dice.between(5, 600));
    ObjectNode node = node(who, messageId, message, "bounced", at);
    node.put("detail", detail);
    events.add(new Line(at, node.toString()));
  }

  private void event(
      Customer who, String messageId, String message, String type, Instant at, boolean automated) {
    ObjectNode node = node(who, messageId, message, type, at);
    if (automated) {
      node.put("automated", true);
    }
    events.add(new Line(at, node.toString()));
  }

  private ObjectNode node(Customer who, String messageId, String message, String type, Instant at) {
    ObjectNode node = JSON.objectNode();
    node.put("eventId", dice.id());
    node.put("messageId", messageId);
    node.put("personId", who.person.personId());
    node.put("recipient", who.email());
    boolean promotional = message.startsWith("newsletter") || message.equals("product-offer");
    node.put("class", promotional ? "promotional" : "transactional");
    node.put("message", message);
    node.put("type", type);
    node.put("occurredAt", at.toString());
    return node;
  }
}
