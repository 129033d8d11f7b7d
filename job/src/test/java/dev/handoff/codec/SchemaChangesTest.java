package dev.handoff.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.handoff.fixture.Schemas;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * No topic changes so that a reader or a writer of an earlier version stumbles: {@code
 * schemas/README.md}, "How a topic may change". The schemas of each version are kept in {@code
 * src/test/resources/schemas-kept}; {@code -Dschemas.keep=0.2.0} keeps today's as that version's.
 */
class SchemaChangesTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Path KEPT = Path.of("src/test/resources/schemas-kept");

  /** Topics that others write and Handoff writes too. */
  private static final List<String> OF_BOTH = List.of("message-events", "interesting-moments");

  @Test
  void noTopicBreaksWhoKnowsAnEarlierVersion() throws IOException {
    String keep = System.getProperty("schemas.keep", "");
    if (!keep.isEmpty()) {
      keep(KEPT.resolve(keep));
    }
    List<String> breaks = new ArrayList<>();
    int compared = 0;
    try (Stream<Path> versions = Files.list(KEPT)) {
      for (Path version : versions.sorted().toList()) {
        try (Stream<Path> schemas = Files.list(version)) {
          for (Path schema : schemas.sorted().toList()) {
            String topic = String.valueOf(schema.getFileName()).replace(".schema.json", "");
            boolean handoffWrites = Schemas.OUTPUTS.contains(topic) || OF_BOTH.contains(topic);
            JsonNode earlier = JSON.readTree(schema.toFile());
            SchemaChanges.breaks(earlier, Schemas.schema(topic), handoffWrites)
                .forEach(change -> breaks.add(version.getFileName() + " " + topic + ": " + change));
            compared++;
          }
        }
      }
    }
    assertThat(breaks).isEmpty();
    assertThat(compared).isGreaterThanOrEqualTo(Schemas.topics().size());
  }

  private static void keep(Path version) throws IOException {
    Files.createDirectories(version);
    try (Stream<Path> schemas = Files.list(Path.of("../schemas"))) {
      for (Path schema : schemas.filter(file -> file.toString().endsWith(".json")).toList()) {
        Files.copy(
            schema, version.resolve(schema.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"properties":{"a":{}}}                    | {"properties":{}}                                      | /a is gone
          {"properties":{"a":{}}}                    | {"properties":{"a":{}},"required":["a"]}               | /a is required now; a record of before lacks it
          {"properties":{"a":{}},"required":["a"]}   | {"properties":{"a":{}}}                                | /a was always there and may now be missing
          {"properties":{"a":{"type":"string"}}}     | {"properties":{"a":{"type":"integer"}}}                | /a was [string] and may now only be [integer]
          {"properties":{"a":{"type":"string"}}}     | {"properties":{"a":{"type":["string","null"]}}}        | /a was [string] and may now be [string, null]
          {"properties":{"a":{"enum":["x","y"]}}}    | {"properties":{"a":{"enum":["x"]}}}                    | /a takes [x] only, and took [x, y]
          {"properties":{"a":{"maxLength":9}}}       | {"properties":{"a":{"maxLength":8}}}                   | /a maxLength is narrower
          {"properties":{"a":{}}}                    | {"properties":{"a":{"minimum":1}}}                     | /a minimum is narrower
          {"properties":{"a":{"format":"email"}}}    | {"properties":{"a":{"format":"uri"}}}                  | /a format is another
          {"items":{"properties":{"a":{}}}}          | {"items":{"properties":{}}}                            | /items/a is gone
          {"$defs":{"d":{"pattern":"x"}}}            | {"$defs":{"d":{"pattern":"y"}}}                        | /$defs/d pattern is another
          {"oneOf":[{},{}]}                          | {"oneOf":[{}]}                                         | /oneOf/1 is gone
          {"allOf":[]}                               | {"allOf":[{}]}                                         |  allOf has one more, which a record of before may not fulfil
          """)
  void whatBreaksSomebodyIsSeen(String earlier, String later, String words) {
    assertThat(SchemaChanges.breaks(json(earlier), json(later), true))
        .anySatisfy(change -> assertThat(change.strip()).isEqualTo(words.strip()));
  }

  @Test
  void whatBreaksNobodyPasses() {
    JsonNode earlier = json("{\"properties\":{\"a\":{\"enum\":[\"x\"],\"maxLength\":8}}}");
    JsonNode later =
        json(
            "{\"properties\":{\"a\":{\"enum\":[\"x\",\"y\"],\"maxLength\":9},"
                + "\"b\":{\"type\":\"string\"}}}");
    assertThat(SchemaChanges.breaks(earlier, later, true)).isEmpty();
  }

  @Test
  void whatHandoffOnlyReadsMayBecomeOptional() {
    JsonNode earlier = json("{\"properties\":{\"a\":{\"type\":\"string\"}},\"required\":[\"a\"]}");
    JsonNode later = json("{\"properties\":{\"a\":{\"type\":[\"string\",\"null\"]}}}");
    assertThat(SchemaChanges.breaks(earlier, later, false)).isEmpty();
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
