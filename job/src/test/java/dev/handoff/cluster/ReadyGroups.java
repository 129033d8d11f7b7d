package dev.handoff.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.handoff.domain.exchange.Topic;
import dev.handoff.fixture.LumiaRecords;
import dev.handoff.fixture.LumiaRecords.Keyed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * As many buying groups as asked for, each of two people of its own who meet with sales on three
 * days: after the last meeting, and not before, the group is ready and one alert is due. Which of
 * the mailboxes gets it, the group's stage says.
 *
 * @param now the day on which it happens
 */
record ReadyGroups(Instant now) {

  static final int MAILBOXES = 16;
  private static final int RECORDS_EACH = 9;
  private static final int DAYS = 3;

  /** Two members with all their meetings score 35, one alone 25. */
  private static final int READY = 30;

  private static final String JOURNEY =
      """
      {"kind":"journey","id":"ready-%1$d","version":1,"updatedAt":"%2$s","name":"Ready %1$d",\
      "status":"live","audience":"group.stage == 'lane-%1$d'","nodes":[\
      {"id":"ready","type":"listen","until":"group.engagementScore >= %3$d"},\
      {"id":"alert","type":"action","on":"account","action":"send-sales-alert",\
      "solutionInterest":"aem-assets","sendEmailTo":["%4$s"]},\
      {"id":"done","type":"end"}]}""";

  /** The one mailbox that gets the alerts of a journey. */
  static String mailbox(int lane) {
    return "sales-" + lane + "@example.com";
  }

  /** How many records {@link #send} writes. */
  static int recordsOf(int groups) {
    return groups * RECORDS_EACH;
  }

  /** All definitions. */
  void sendCatalog(Feed feed) throws InterruptedException {
    Instant longAgo = now.minus(Duration.ofDays(20));
    for (Keyed definition : new LumiaRecords(now).catalog(mailbox(0)).subList(0, 2)) {
      send(feed, Topic.CATALOG, definition);
    }
    for (int lane = 0; lane < MAILBOXES; lane++) {
      send(
          feed,
          Topic.CATALOG,
          new Keyed(
              "journey/ready-" + lane, JOURNEY.formatted(lane, longAgo, READY, mailbox(lane))));
    }
  }

  /** The group of a number, its people, and what they did. */
  void send(Feed feed, int number) throws InterruptedException {
    Instant longAgo = now.minus(Duration.ofDays(20));
    String group = "bg-%05d".formatted(number);
    List<String> people = List.of("p-%05d-a".formatted(number), "p-%05d-b".formatted(number));
    for (String person : people) {
      send(
          feed,
          Topic.PEOPLE,
          new Keyed(
              person,
              """
              {"personId":"%1$s","firstName":"Ada","lastName":"No %2$d","title":"Architect",\
              "email":"%1$s@lumia.example","updatedAt":"%3$s"}"""
                  .formatted(person, number, longAgo)));
    }
    send(
        feed,
        Topic.BUYING_GROUPS,
        new Keyed(
            group,
            """
            {"buyingGroupId":"%s","name":"Group %d","account":{"id":"acc-%d","name":"Lumia %d"},\
            "solutionInterest":"aem-assets","status":"Interest","stage":"lane-%d",\
            "members":[{"personId":"%s","role":"Influencer"},\
            {"personId":"%s","role":"Influencer"}],"updatedAt":"%s"}"""
                .formatted(
                    group,
                    number,
                    number,
                    number,
                    number % MAILBOXES,
                    people.get(0),
                    people.get(1),
                    longAgo)));
    LumiaRecords lumia = new LumiaRecords(now);
    for (int day = DAYS; day >= 1; day--) {
      for (String person : people) {
        send(
            feed,
            Topic.ACTIVITIES,
            lumia.activity(
                "meeting-" + person + "-" + day,
                person,
                "meetingScheduled",
                now.minus(Duration.ofDays(day))));
      }
    }
  }

  private static void send(Feed feed, Topic topic, Keyed record) throws InterruptedException {
    feed.send(topic.wireName(), record.key(), record.value().getBytes(UTF_8));
  }
}
