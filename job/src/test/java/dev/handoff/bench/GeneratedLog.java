package dev.handoff.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/**
 * A log of one size, always the same for the same size: activities in the order of their time, with
 * names of pages, mails and documents as real ones have.
 *
 * @param size what it is like
 * @param folder where {@code <topic>.ndjson} files lie
 */
public record GeneratedLog(LogSize size, Path folder) {

  /** Later than every record. */
  public static final Instant END = Instant.parse("2026-10-31T00:00:00Z");

  private static final long SEED = 20_261_031;
  private static final List<String> ROLES =
      List.of("Decision Maker", "Champion", "Influencer", "Practitioner", "Practitioner");
  private static final List<String> TYPES =
      List.of(
          "pageViewed",
          "pageViewed",
          "pageViewed",
          "pageViewed",
          "emailOpened",
          "emailOpened",
          "emailClicked",
          "linkClicked",
          "assetDownloaded",
          "formFilledOut");
  private static final List<String> NAMES =
      List.of(
          "Image metadata at scale",
          "Brand portal for partners",
          "Guide to smart tags",
          "Workflow of approvals in practice",
          "Rights of pictures and how to keep them",
          "Pricing and plans",
          "Dynamic media delivery",
          "Migration checklist");

  /** Writes the log. */
  public static GeneratedLog write(LogSize size, Path folder) throws IOException {
    Files.createDirectories(folder);
    GeneratedLog log = new GeneratedLog(size, folder);
    log.writeCatalog();
    log.writeGroups();
    log.writePeople();
    log.writeActivities();
    return log;
  }

  /** The activities alone, for peers. */
  public Path activities() {
    return folder.resolve("activities.ndjson");
  }

  private Instant begin() {
    return END.minus(Duration.ofDays(size.days()));
  }

  private void writeCatalog() throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(folder.resolve("catalog.ndjson"))) {
      String from = "\"version\":1,\"updatedAt\":\"%s\"".formatted(begin());
      out.write(
          """
          {"kind":"role-template","id":"team",%s,"name":"Team","roles":[{"name":"Decision Maker","weight":"Vital","requiredForCompleteness":true},{"name":"Champion","weight":"Important","requiredForCompleteness":true},{"name":"Influencer","weight":"Important","requiredForCompleteness":true},{"name":"Practitioner","weight":"Normal","requiredForCompleteness":true,"membersRequired":2}]}
          {"kind":"solution-interest","id":"assets",%s,"name":"Assets","roleTemplate":"team"}
          """
              .formatted(from, from));
      for (int journey = 0; journey < size.journeys(); journey++) {
        out.write(
            """
            {"kind":"journey","id":"ready-%d",%s,"name":"Ready %d","status":"live","audience":"group.solutionInterest == 'assets'","nodes":[{"id":"ready","type":"listen","until":"group.engagementScore >= %d && group.completenessScore >= 75","timeout":"P60D","onTimeout":"done"},{"id":"alert","type":"action","on":"account","action":"send-sales-alert","solutionInterest":"assets","sendEmailTo":["sales@example.com"]},{"id":"done","type":"end"}]}
            """
                .formatted(journey, from, journey, 60 + journey % 40));
      }
    }
  }

  private int groupsALayer() {
    return (size.people() + size.membersPerGroup() - 1) / size.membersPerGroup();
  }

  /** Each layer of groups holds everybody once, in another order of people. */
  private int memberOf(int layer, int group, int seat) {
    long place = (long) group * size.membersPerGroup() + seat;
    return (int) ((place * stride(layer)) % size.people());
  }

  private long stride(int layer) {
    long stride = 1 + 2L * layer * 7_919;
    while (gcd(stride, size.people()) != 1) {
      stride++;
    }
    return stride;
  }

  private static long gcd(long one, long other) {
    return other == 0 ? one : gcd(other, one % other);
  }

  private void writeGroups() throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(folder.resolve("buying-groups.ndjson"))) {
      for (int layer = 0; layer < size.groupsPerPerson(); layer++) {
        for (int group = 0; group < groupsALayer(); group++) {
          writeGroup(layer, group, out);
        }
      }
    }
  }

  private void writeGroup(int layer, int group, BufferedWriter out) throws IOException {
    StringBuilder members = new StringBuilder();
    int first = group * size.membersPerGroup();
    int seats = Math.min(size.membersPerGroup(), size.people() - first);
    for (int seat = 0; seat < seats; seat++) {
      members
          .append(seat == 0 ? "" : ",")
          .append("{\"personId\":\"person-")
          .append(memberOf(layer, group, seat))
          .append("\",\"role\":\"")
          .append(ROLES.get(seat % ROLES.size()))
          .append("\"}");
    }
    out.write(
        """
        {"buyingGroupId":"group-%d-%d","account":{"id":"account-%d","name":"Account %d","country":"FR","industry":"Retail"},"solutionInterest":"assets","status":"Interest","stage":"Awareness","members":[%s],"updatedAt":"%s"}
        """
            .formatted(layer, group, group, group, members, begin()));
  }

  private void writePeople() throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(folder.resolve("people.ndjson"))) {
      for (int person = 0; person < size.people(); person++) {
        out.write(
            """
            {"personId":"person-%d","firstName":"Camille","lastName":"Fournier %d","title":"Directrice marketing","email":"person.%d@example.com","phone":"+33 1 99 00 12 01","locale":"fr-FR","timeZone":"Europe/Paris","updatedAt":"%s"}
            """
                .formatted(person, person, person, begin()));
      }
    }
  }

  private void writeActivities() throws IOException {
    Random random = new Random(SEED);
    long span = Duration.ofDays(size.days()).toMillis() - 1;
    try (BufferedWriter out = Files.newBufferedWriter(activities())) {
      for (int number = 0; number < size.activities(); number++) {
        Instant at = begin().plusMillis(1 + span * number / size.activities());
        out.write(activity(number, at, random));
      }
    }
  }

  private String activity(int number, Instant at, Random random) {
    boolean hot = random.nextDouble() < size.hotShare();
    int seats = Math.min(size.membersPerGroup(), size.people());
    int person = hot ? memberOf(0, 0, random.nextInt(seats)) : random.nextInt(size.people());
    String type = TYPES.get(random.nextInt(TYPES.size()));
    int name = random.nextInt(NAMES.size());
    return """
    {"activityId":"act-%d","personId":"person-%d","type":"%s","occurredAt":"%s","asset":{"id":"asset-%d","name":"%s","url":"https://www.example.com/en/assets/%d"}}
    """
        .formatted(number, person, type, at, name, NAMES.get(name), name);
  }
}
