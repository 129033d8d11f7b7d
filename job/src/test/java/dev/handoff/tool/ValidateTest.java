package dev.handoff.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every fault of a folder is one line that leads to its place. */
class ValidateTest {

  private static final Path CATALOG = Path.of("..", "deploy", "local", "catalog");

  private static final String HOT_LEADS =
      """
      # Several things are wrong with this one.
      kind: journey
      id: hot-leads
      version: 1
      name: Hot leads
      status: live
      audience: group.engagment >= 70
      nodes:
        - id: ready
          type: listen
          until: >-
            group.engagementScore >= 60 &&
            group.moments('Fax', 'P7D') > 1
          timeout: P1M
        - id: alert
          type: action
          on: account
          action: send-sales-alert
          solutionInterest: rt-cdp
          sendEmailTo:
            - sales@example.com
            - sales at example.com
          next: over
        - {id: twice, type: end}
        - {id: twice, type: end}
      """;

  @TempDir private Path folder;

  @Test
  void theDemosCatalogHasNoFault() {
    CommandRun run = CommandRun.of("validate", CATALOG.toString());

    assertThat(run.out()).isEqualTo("19 definitions, no fault\n");
    assertThat(run.exitCode()).isZero();
  }

  @Test
  void everyFaultOfAYamlFileHasItsPlace() throws IOException {
    assertThat(validated("hot.yaml", HOT_LEADS))
        .isEqualTo(
            """
            hot.yaml:7:16: journey/hot-leads: audience: a group has no engagment, only name, account, solutionInterest, status, stage, engagementScore, completenessScore, missingRoles, members
            hot.yaml:13:21: journey/hot-leads: nodes[0].until: there are no moments 'Fax', only Email, Milestone, Web
            hot.yaml:14:14: journey/hot-leads: nodes[0].timeout: is not a duration of days, hours, minutes and seconds; write it like P7D or PT36H
            hot.yaml:19:23: journey/hot-leads: nodes[1].solutionInterest: there is no solution-interest rt-cdp
            hot.yaml:22:9: journey/hot-leads: nodes[1].sendEmailTo[1]: is not a mail address; write it like name@example.com, without a display name
            hot.yaml:23:11: journey/hot-leads: nodes[1].next: there is no node over, only ready, alert, twice
            hot.yaml:24:10: journey/hot-leads: nodes[2].id: no path leads to twice; lead one there or remove it
            hot.yaml:25:10: journey/hot-leads: nodes[3].id: twice is the id of nodes[2] too, should be unique
            1 definition, 8 faults
            """);
  }

  @Test
  void everyFaultOfAJsonFileHasItsPlace() throws IOException {
    assertThat(
            validated(
                "roles.json",
                """
                [
                  {"kind": "role-template", "id": "r", "version": 0, "name": "R",
                   "roles": [
                     {"name": "A", "weight": "Huge", "requiredForCompleteness": true},
                     {"name": "A", "weight": 1, "requiredForCompleteness": true},
                     7
                   ]},
                  {"kind": "journey", "id": "j", "version": 1, "name": "J", "status": "live",
                   "audience": "group.name == \\"é\\" && group.nam == 'x'",
                   "nodes": [{"id": "done", "type": "end"}]},
                  {"kind": "solution-interest", "id": "s", "version": 1,
                   "name": "\\ud83d\\ude00", "roleTemplate": "missing"},
                  {"kind": "advert", "id": "a"}
                ]
                """))
        .isEqualTo(
            """
            roles.json:2:51: role-template/r: version: is out of range; a whole number of at least 1 is required
            roles.json:4:30: role-template/r: roles[0].weight: is "Huge"; a number from 0 to 1000000 with at most 6 decimals or one of Trivial, Minor, Normal, Important, Vital is required
            roles.json:5:15: role-template/r: roles[1].name: is the name of an earlier role; each role is listed once
            roles.json:6:6: role-template/r: roles[2]: is a number; an object is required
            roles.json:9:45: journey/j: audience: a group has no nam, only name, account, solutionInterest, status, stage, engagementScore, completenessScore, missingRoles, members
            roles.json:12:44: solution-interest/s: roleTemplate: there is no role-template missing, only r
            roles.json:13:12: advert/a: kind: is "advert"; one of solution-interest, role-template, score-model, journey, message, risk-model, segment-model is required
            4 definitions, 7 faults
            """);
  }

  @Test
  void theTextsAndTemplatesOfMessagesAreReadTooAndMustBeThere() throws IOException {
    Path templates = folder.resolve("templates");
    Files.createDirectories(templates.resolve("blocks"));
    Files.writeString(templates.resolve("letter.html.ftlh"), "<p>${person.firstName}</p>\n");
    Files.writeString(templates.resolve("letter.txt.ftl"), "Hello,\n<#if person.lastName>\n");
    Files.writeString(
        templates.resolve("blocks/order.html.ftlh"), "<#-- intent: commercial -->\n<p></p>\n");
    Files.writeString(
        templates.resolve("blocks/order.txt.ftl"), "<#-- intent: transactional -->\n");
    Files.writeString(
        folder.resolve("thanks.yaml"),
        """
        kind: message
        id: thanks
        version: 1
        class: transactional
        topic: orders
        subject: {en: "Thank you, ${person.firstName"}
        template: letter
        blocks: [{block: order}, {block: footer}, {block: offers}]
        sample: {}
        """);

    CommandRun run =
        CommandRun.of(
            "validate",
            folder.resolve("thanks.yaml").toString(),
            "--templates",
            templates.toString());

    assertThat(run.out().replace(folder + "/", ""))
        .startsWith("templates/blocks/order.html.ftlh:1:13: the intent of a block is ")
        .containsPattern("templates/letter.txt.ftl:2:[0-9]+: ")
        .containsPattern("thanks.yaml:6:[0-9]+: message/thanks: subject.en: ")
        .contains(
            "thanks.yaml:8:51: message/thanks: blocks[2].block: there is no"
                + " blocks/offers.html.ftlh and no blocks/offers.txt.ftl in templates")
        .endsWith("1 definition, 4 faults\n");
    assertThat(run.exitCode()).isEqualTo(1);
  }

  @Test
  void quotesWithinQuotesAreCountedAsTheyAreWritten() throws IOException {
    assertThat(
            validated(
                "a.yaml",
                "kind: journey\naudience: 'group.name == \'\'x\'\' && group.nam == \'\'y\'\''\n"))
        .contains("a.yaml:2:40: journey/?: audience: a group has no nam");
  }

  @Test
  void aLineThatIsNotJsonDoesNotHideTheOthers() throws IOException {
    assertThat(
            validated(
                "catalog.ndjson",
                """
                {"kind":"solution-interest","id":"a","version":1,"name":"A"}
                {"kind":"solution-interest","id":"b",,}
                {"kind":"solution-interest","id":"c","id":"d"}

                [1]
                """))
        .isEqualTo(
            """
            catalog.ndjson:1:1: solution-interest/a: roleTemplate: is missing; a text is required
            catalog.ndjson:2:38: is not JSON: Unexpected character (',' (code 44)): was expecting double-quote to start field name
            catalog.ndjson:3:38: the field id is there twice
            catalog.ndjson:5:2: is no definition; an object with kind, id and version is required
            1 definition, 4 faults
            """);
  }

  @Test
  void yamlMeansWhatItSays() throws IOException {
    assertThat(
            validated(
                "country.yaml",
                """
                %YAML 1.2
                ---
                kind: role-template
                id: no
                version: 0x1
                updatedAt: 2026-03-02
                name: on
                roles: [{name: yes, weight: 1e2, requiredForCompleteness: yes}]
                ---
                # nothing here
                ---
                - {kind: solution-interest, id: 2026-03-02, version: 99999999999999999999, name: ~, roleTemplate: no}
                """))
        .isEqualTo(
            """
            country.yaml:6:12: role-template/no: updatedAt: is not an ISO-8601 time with offset; write it like 2026-01-31T09:00:00Z or with +01:00
            country.yaml:8:59: role-template/no: roles[0].requiredForCompleteness: is a text; true or false is required
            country.yaml:12:54: solution-interest/2026-03-02: version: is out of range; a whole number of at least 1 is required
            country.yaml:12:82: solution-interest/2026-03-02: name: is missing; a text is required
            2 definitions, 4 faults
            """);
  }

  @Test
  void yamlThatHidesSomethingIsRefusedWhereItStands() throws IOException {
    assertThat(validated("a.yaml", "kind: journey\nid: a\nkind: message\n"))
        .startsWith("a.yaml:3:1: the field kind is there twice\n");
    assertThat(validated("a.yaml", "kind: journey\n\tid: a\n"))
        .startsWith("a.yaml:2:1: is not YAML: found character '\\t(TAB)'");
    assertThat(validated("a.yaml", "base: &b {id: a, kind: advert}\n<<: *b\n"))
        .startsWith("a.yaml:1:24: advert/a: kind: is \"advert\"");
    assertThat(validated("a.yaml", "id: !!binary aGk=\n"))
        .startsWith("a.yaml:1:5: has the tag tag:yaml.org,2002:binary; definitions have none");
    assertThat(validated("a.yaml", "id: !java.io.File x\n")).startsWith("a.yaml:1:5: has the tag");
    assertThat(validated("a.yaml", "weight: .inf\n")).startsWith("a.yaml:1:9: is not a number");
    assertThat(validated("a.yaml", "? [a]\n: b\n"))
        .startsWith("a.yaml:1:3: the name of a field should be a text");
    assertThat(validated("a.yaml", "id: 'a\n")).startsWith("a.yaml:2:1: is not YAML: found unex");
    assertThat(validated("a.yaml", "just words\n")).startsWith("a.yaml:1:1: is no definition;");
  }

  @Test
  void aliasesThatWouldFillTheMemoryAreRefused() throws IOException {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
    for (int i = 1; i <= 24; i++) {
      bomb.append("a%d: &a%d [*a%d, *a%d]%n".formatted(i, i, i - 1, i - 1));
    }
    assertThat(validated("a.yaml", bomb.toString())).contains("aliases written out");
    assertThat(validated("a.yaml", "id: &a [*a]\n")).contains("nested deeper than 100 levels");
    assertThat(validated("a.yaml", "[".repeat(20_000)))
        .startsWith("a.yaml:1:101: is nested deeper than 100 levels");
  }

  @Test
  void aVersionIsThereOnceAndNoneWouldBeIgnored() throws IOException {
    assertThat(
            validated(
                "models.yaml",
                """
                - {kind: score-model, id: default, version: 2, updatedAt: "2026-03-02T00:00:00Z"}
                - {kind: score-model, id: default, version: 2, updatedAt: "2026-03-03T00:00:00Z"}
                - {kind: score-model, id: default, version: 1, updatedAt: "2026-03-04T00:00:00Z"}
                - {kind: score-model, id: other, version: 1, updatedAt: "2999-03-04T00:00:00Z"}
                """))
        .isEqualTo(
            """
            models.yaml:2:27: score-model/default: id: this version is defined before, models.yaml:1
            models.yaml:3:45: score-model/default: version: would be ignored: version 2 takes effect before it, models.yaml:1
            models.yaml:3:45: score-model/default: version: would be ignored: version 2 takes effect before it, models.yaml:2
            models.yaml:4:57: score-model/other: updatedAt: is more than 24 hours ahead; the job refuses it until then
            4 definitions, 4 faults
            """);
  }

  @Test
  void bytesThatAreNotTextAreOneFault() throws IOException {
    Files.write(folder.resolve("a.yaml"), new byte[] {'i', 'd', ':', ' ', (byte) 0xE9});

    assertThat(CommandRun.of("validate", folder.toString()).out())
        .contains("a.yaml:1:1: is not UTF-8");
  }

  @Test
  void whatADefinitionSaysDoesNotMoveTheCursor() throws IOException {
    assertThat(validated("a.json", "{\"kind\":\"journey\",\"id\":\"\\u001b[2J\\u202e\"}"))
        .contains("journey/\uFFFD[2J\uFFFD: version: is missing")
        .doesNotContain("\u001b");
  }

  @Test
  void wrongUseIsTwo() {
    assertThat(CommandRun.of("validate", folder.toString()).exitCode()).isEqualTo(2);
    assertThat(CommandRun.of("validate", "no-such-folder").exitCode()).isEqualTo(2);
    assertThat(CommandRun.of("validate").exitCode()).isEqualTo(2);
    assertThat(CommandRun.of("validate", "--lookback-days", "0", CATALOG.toString()).exitCode())
        .isEqualTo(2);
    assertThat(CommandRun.of("validate", "--help").exitCode()).isZero();
  }

  /** What is printed about one file, with its name only. */
  private String validated(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, content);
    CommandRun run = CommandRun.of("validate", file.toString());
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).isEmpty();
    return run.out().replace(folder + file.getFileSystem().getSeparator(), "");
  }
}
