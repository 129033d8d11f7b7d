package dev.handoff.tool;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happened between us and Ada, in one list. */
class ExplainPersonTest {

  @TempDir private Path folder;

  @BeforeEach
  void adaGetsMailAndDoesThings() throws IOException {
    Files.createDirectories(folder.resolve("in"));
    Files.createDirectories(folder.resolve("out"));
    write(
        "in/people",
        "{'personId':'p-ada','firstName':'Ada','lastName':'Moreau','email':'ada@lumia.example','updatedAt':'2026-03-01T08:00:00Z'}");
    write(
        "in/consents",
        "{'personId':'p-ada','purpose':'marketing-email','status':'granted','source':'web"
            + " form','occurredAt':'2026-03-01T09:00:00Z'}");
    write(
        "in/message-requests",
        "{'requestId':'r-1','message':'news','personId':'p-ada','data':{},'requestedAt':'2026-03-02T09:00:00Z'}",
        "{'requestId':'r-2','message':'offer','personId':'p-ada','data':{},'requestedAt':'2026-03-04T09:00:00Z'}");
    write(
        "in/message-events",
        "{'eventId':'e-1','messageId':'m-1','personId':'p-ada','recipient':'ada@lumia.example','message':'news','type':'opened','automated':true,'occurredAt':'2026-03-02T09:00:05Z'}",
        "{'eventId':'e-2','messageId':'m-1','personId':'p-ada','recipient':'ada@lumia.example','message':'news','type':'clicked','occurredAt':'2026-03-02T12:00:00Z'}",
        "{'eventId':'e-3','messageId':'m-9','personId':'p-ben','recipient':'ben@lumia.example','message':'news','type':'opened','occurredAt':'2026-03-02T12:00:00Z'}");
    write(
        "in/activities",
        "{'activityId':'a-1','personId':'p-ada','type':'pageViewed','occurredAt':'2026-03-02T12:00:09Z','asset':{'name':'Plans"
            + " \\u001b[31m and pricing'}}",
        "this is no record");
    write(
        "out/messages",
        "{'messageId':'m-1','class':'promotional','message':'news','personId':'p-ada','recipient':'ada@lumia.example','decision':'send','at':'2026-03-02T09:00:00Z'}",
        "{'messageId':'m-2','class':'promotional','message':'offer','personId':'p-ada','recipient':'ada@lumia.example','decision':'stop','reason':'unsubscribed','at':'2026-03-04T09:00:00Z'}");
    write(
        "out/message-events",
        "{'eventId':'e-0','messageId':'m-1','personId':'p-ada','recipient':'ada@lumia.example','class':'promotional','message':'news','type':'sent','occurredAt':'2026-03-02T09:00:00Z','ours':true}");
  }

  @Test
  void everythingIsInOneListByTime() {
    CommandRun ran = explain("--output", folder.resolve("out").toString());
    assertThat(ran.exitCode()).as(ran.err()).isZero();
    List<String> lines = ran.out().lines().toList();
    assertThat(lines.get(0)).isEqualTo("Ada Moreau (p-ada), ada@lumia.example");
    assertThat(lines.subList(3, lines.size()))
        .map(line -> line.replaceAll(" +", " "))
        .containsExactly(
            "2026-03-01 09:00:00 consent marketing-email granted web form",
            "2026-03-02 09:00:00 asked news by your own systems",
            "2026-03-02 09:00:00 sent promotional news",
            "2026-03-02 09:00:05 opened promotional news (a machine)",
            "2026-03-02 12:00:00 clicked promotional news",
            "2026-03-02 12:00:09 did pageViewed Plans \ufffd[31m and pricing",
            "2026-03-04 09:00:00 asked offer by your own systems",
            "2026-03-04 09:00:00 stopped promotional offer unsubscribed");
  }

  @Test
  void upToAnInstantAndAsJson() throws Exception {
    CommandRun ran = explain("--json", "--at", "2026-03-02T11:00:00Z");
    JsonNode json = new JsonMapper().readTree(ran.out());
    List<String> kinds = new ArrayList<>();
    json.get("entries").forEach(entry -> kinds.add(entry.get("kind").asText()));
    assertThat(json.get("firstName").asText()).isEqualTo("Ada");
    assertThat(kinds).containsExactly("consent", "asked", "opened");
  }

  @Test
  void whoIsNotThereIsNamed() {
    CommandRun ran =
        CommandRun.of("explain", "--person", "p-zoe", "--input", folder.resolve("in").toString());
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.err()).contains("Nothing is known of a person \"p-zoe\"");
  }

  @Test
  void eitherAGroupOrAPersonIsExplained() {
    CommandRun ran = CommandRun.of("explain", "--input", folder.resolve("in").toString());
    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).contains("explain takes --group ID or --person ID");
  }

  private CommandRun explain(String... more) {
    List<String> all =
        new ArrayList<>(
            List.of("explain", "--person", "p-ada", "--input", folder.resolve("in").toString()));
    all.addAll(List.of(more));
    return CommandRun.of(all.toArray(String[]::new));
  }

  private void write(String topic, String... lines) throws IOException {
    Files.write(
        folder.resolve(topic + ".ndjson"),
        List.of(lines).stream().map(line -> line.replace('\'', '"')).toList());
  }
}
