package dev.handoff.tool;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Publishing to a file: what it says that it does, and does. */
class PublishTest {

  private static final Path LOCAL = Path.of("..", "deploy", "local");
  private static final JsonMapper JSON = new JsonMapper();
  private static final String AT = "2026-03-02T09:00:00Z";

  @TempDir private Path folder;
  private Path definitions;
  private Path live;

  @BeforeEach
  void oneTeamIsLive() throws IOException {
    definitions = Files.createDirectory(folder.resolve("definitions"));
    live = folder.resolve("catalog.ndjson");
    write("team.yaml", team(1, "Champion"));
    write("interest.yaml", interest(1));
    assertThat(publish("--yes").exitCode()).isZero();
  }

  @Test
  void theDemosCatalogAsYamlIsTheDemosCatalogAsRecords() throws IOException {
    Path output = folder.resolve("demo.ndjson");

    CommandRun run =
        CommandRun.of(
            "publish",
            LOCAL.resolve("catalog").toString(),
            "--output",
            output.toString(),
            "--at",
            "2026-08-31T22:00:00Z",
            "--yes");

    assertThat(run.exitCode()).isZero();
    assertThat(records(output))
        .containsExactlyInAnyOrderElementsOf(
            records(LOCAL.resolve("demo-data").resolve("catalog.ndjson")).stream()
                .filter(record -> !record.get("id").asText().equals("hot-leads"))
                .toList());
  }

  @Test
  void whatIsLiveJustSoIsNotWrittenAgain() throws IOException {
    CommandRun run = publish("--yes");

    assertThat(run.out())
        .isEqualTo(
            """
            unchanged  role-template/team  version 1
            unchanged  solution-interest/assets  version 1
            2 unchanged
            Nothing to write: all is live.
            """);
    assertThat(run.exitCode()).isZero();
    assertThat(records(live)).hasSize(2);
  }

  @Test
  void aHigherVersionShowsWhatChangesAndIsWrittenOnlyWithYes() throws IOException {
    write("team.yaml", team(2, "Sponsor"));

    CommandRun dry = publish();

    assertThat(dry.out())
        .isEqualTo(
            """
            changed    role-template/team  version 1 → 2
                         - roles/Champion: {"name":"Champion","weight":"Vital","requiredForCompleteness":true}
                         + roles/Sponsor: {"name":"Sponsor","weight":"Vital","requiredForCompleteness":true}
            unchanged  solution-interest/assets  version 1
            1 changed, 1 unchanged
            Nothing written; add --yes to write 1 record.
            """);
    assertThat(dry.exitCode()).isZero();
    assertThat(records(live)).hasSize(2);
    assertThat(publish("--yes").out()).endsWith("1 record written to " + live + ".\n");
    assertThat(records(live)).hasSize(3);
    assertThat(records(live).get(2).get("updatedAt").asText()).isEqualTo(AT);
  }

  @Test
  void aLiveVersionIsNeverChangedInPlace() throws IOException {
    write("team.yaml", team(1, "Sponsor"));
    write("new.yaml", team(1, "Buyer").replace("id: team", "id: other"));

    CommandRun run = publish("--yes");

    assertThat(run.out())
        .contains("new        role-template/other")
        .contains(
            "team.yaml:3:10: role-template/team: version: a live version is never changed in"
                + " place: raise version to 2")
        .endsWith("Nothing written: something is refused.\n");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(records(live)).hasSize(2);
  }

  @Test
  void aLowerVersionIsRefusedUnlessItIsAsItWas() throws IOException {
    write("team.yaml", team(3, "Sponsor"));
    publish("--yes");

    write("team.yaml", team(1, "Champion"));
    assertThat(publish().out()).contains("unchanged  role-template/team  version 1");
    write("team.yaml", team(2, "Buyer"));
    assertThat(publish().out()).contains("lower than that in force").contains("raise version to 4");
  }

  @Test
  void aDraftIsChangedAndGoesLiveInPlaceAndThenIsNot() throws IOException {
    write("ready.yaml", journey("draft", "P1D"));
    assertThat(publish("--yes").out()).contains("new        journey/ready  version 1");
    write("ready.yaml", journey("draft", "P2D"));
    assertThat(publish("--yes").out()).contains("changed    journey/ready  version 1 → 1");
    assertThat(publish().out()).contains("unchanged  journey/ready  version 1");
    write("ready.yaml", journey("live", "P2D"));
    assertThat(publish("--yes").out()).contains("changed    journey/ready  version 1 → 1");
    assertThat(publish().out()).contains("unchanged  journey/ready  version 1");

    write("ready.yaml", journey("live", "P3D"));
    assertThat(publish().out()).contains("a live version is never changed in place");
    write("ready.yaml", journey("draft", "P2D"));
    assertThat(publish().out()).contains("a live version is never changed in place");
  }

  @Test
  void whatIsMissingStaysUnlessItIsToBeWithdrawn() throws IOException {
    Files.delete(definitions.resolve("interest.yaml"));

    assertThat(publish("--yes").out()).contains("only live  solution-interest/assets  version 1");
    assertThat(records(live)).hasSize(2);
    assertThat(publish("--withdraw-missing", "--yes").out())
        .contains("withdrawn  solution-interest/assets  version 1");
    assertThat(records(live).get(2).get("deleted").asBoolean()).isTrue();
    write("interest.yaml", interest(1));
    assertThat(publish("--yes", "--at", "2026-03-02T09:00:00.001Z").out())
        .contains("new        solution-interest/assets  version 1");
  }

  @Test
  void whatOthersNeedCannotBeWithdrawn() throws IOException {
    Files.delete(definitions.resolve("interest.yaml"));
    write("team.yaml", "{kind: role-template, id: team, deleted: true}\n");

    CommandRun run = publish("--yes");

    assertThat(run.out())
        .contains(
            "refused    role-template/team  cannot be withdrawn: solution-interest/assets needs it"
                + " at roleTemplate");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(records(live)).hasSize(2);
  }

  @Test
  void aReferenceToWhatIsOnlyLiveIsFine() throws IOException {
    Files.delete(definitions.resolve("team.yaml"));
    write("interest.yaml", interest(2).replace("Assets", "All assets"));

    assertThat(publish("--yes").out()).contains("~ name: Assets → All assets");
    assertThat(publish("--withdraw-missing", "--yes").out())
        .contains("interest.yaml:1:83: solution-interest/assets: roleTemplate: there is no");
  }

  @Test
  void withAnyFaultNothingIsWritten() throws IOException {
    write("team.yaml", team(2, "Sponsor"));
    write("bad.yaml", "kind: journey\nid: bad\n");

    CommandRun run = publish("--yes");

    assertThat(run.out()).contains("bad.yaml:1:1: journey/bad: version: is missing");
    assertThat(run.out()).endsWith("3 definitions, 5 faults; nothing written\n");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(records(live)).hasSize(2);
  }

  @Test
  void aDefinitionThatWouldNotTakeForceIsRefused() throws IOException {
    write(
        "interest.yaml",
        "{kind: solution-interest, id: assets, deleted: true, updatedAt: \"2026-03-01T09:00:00Z\"}\n");

    assertThat(publish("--yes").out()).contains("would have no effect");
    assertThat(records(live)).hasSize(2);
  }

  @Test
  void whatTheJobRefusesIsNotLive() throws IOException {
    Files.writeString(live, Files.readString(live) + "{\"kind\":\"journey\",\"id\":\"bad\"}\n");

    assertThat(publish().out())
        .contains("1 record of the live catalog cannot be used: see the job's dead letters.");
  }

  @Test
  void wrongUseIsTwo() {
    String from = definitions.toString();
    assertThat(CommandRun.of("publish", from).exitCode()).isEqualTo(2);
    assertThat(CommandRun.of("publish", from, "--live", "nowhere").exitCode()).isEqualTo(2);
    assertThat(CommandRun.of("publish", from, "--live", live.toString(), "--yes").exitCode())
        .isEqualTo(2);
    assertThat(CommandRun.of("publish", from, "--set", "kafka.group.id=x").exitCode()).isEqualTo(2);
    assertThat(CommandRun.of("publish", from, "--set", "kafka").exitCode()).isEqualTo(2);
    assertThat(publish("--at", "today").exitCode()).isEqualTo(2);
    assertThat(CommandRun.of("publish", "--help").exitCode()).isZero();
  }

  private CommandRun publish(String... more) {
    String[] fixed = {
      "publish", definitions.toString(), "--live", live.toString(), "--output", live.toString()
    };
    if (!Files.exists(live)) {
      fixed = new String[] {"publish", definitions.toString(), "--output", live.toString()};
    }
    boolean hasTime = List.of(more).contains("--at");
    return CommandRun.of(
        Stream.of(
                Stream.of(fixed),
                hasTime ? Stream.<String>of() : Stream.of("--at", AT),
                Stream.of(more))
            .flatMap(part -> part)
            .toArray(String[]::new));
  }

  private void write(String name, String yaml) throws IOException {
    Files.writeString(definitions.resolve(name), yaml);
  }

  private static String journey(String status, String pause) {
    return """
    kind: journey
    id: ready
    version: 1
    name: Ready
    status: %s
    audience: "true"
    nodes:
      - {id: pause, type: wait, duration: %s}
      - {id: done, type: end}
    """
        .formatted(status, pause);
  }

  private static String team(int version, String role) {
    return """
    kind: role-template
    id: team
    version: %d
    name: Team
    roles:
      - {name: %s, weight: Vital, requiredForCompleteness: true}
    """
        .formatted(version, role);
  }

  private static String interest(int version) {
    return "{kind: solution-interest, id: assets, version: %d, name: Assets, roleTemplate: team}\n"
        .formatted(version);
  }

  private static List<JsonNode> records(Path file) throws IOException {
    return Files.readAllLines(file).stream().map(PublishTest::tree).toList();
  }

  private static JsonNode tree(String line) {
    try {
      return JSON.readTree(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
