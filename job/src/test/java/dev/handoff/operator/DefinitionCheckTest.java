package dev.handoff.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.handoff.codec.FieldFault;
import dev.handoff.codec.Rejection;
import dev.handoff.domain.deadletter.DeadLetter.Origin;
import dev.handoff.domain.exchange.RawRecord;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A definition is refused with everything that is wrong with it, and nothing that is not. */
class DefinitionCheckTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Path CATALOG =
      Path.of("..", "deploy", "local", "demo-data", "catalog.ndjson");
  private static final String HEAD =
      "{'kind':'journey','id':'j','version':1,'updatedAt':'2026-03-02T09:00:00Z','name':'J',"
          + "'status':'live',";

  private final DefinitionCheck check = new DefinitionCheck(30);

  @Test
  void faultsOfFieldsAddressesConditionsAndWaysAreListedTogether() throws Exception {
    String hotLeads =
        Files.readAllLines(CATALOG).stream()
            .filter(line -> line.contains("\"hot-leads\""))
            .findAny()
            .orElseThrow();

    assertThat(faults(hotLeads.replace("\"version\":1", "\"version\":0")))
        .extracting(FieldFault::path)
        .containsExactly(
            "version", "nodes[0].sendEmailTo[0]", "audience", "nodes[0].next", "nodes[1].id");
  }

  @ParameterizedTest
  @CsvSource({"(, 1, )", "[, '', ]"})
  void aSubjectThatIsNestedTooDeepIsAFaultOfTheSubject(String open, String core, String close)
      throws Exception {
    String confirmation =
        Files.readAllLines(CATALOG).stream()
            .filter(line -> line.contains("\"order-confirmation\""))
            .findAny()
            .orElseThrow();
    ObjectNode message = (ObjectNode) JSON.readTree(confirmation);
    String subject = "${" + open.repeat(1_900) + core + close.repeat(1_900) + "}";
    ((ObjectNode) message.get("subject")).put("en", subject);

    assertThat(faults(message.toString()))
        .singleElement()
        .returns("subject.en", FieldFault::path)
        .extracting(FieldFault::message)
        .asString()
        .contains("nested too deeply");
  }

  @Test
  void theJobRefusesByTheSameFaults() {
    String journey = HEAD + "'audience':'group.score > 1','nodes':[{'id':'done','type':'stop'}]}";
    byte[] json = bytes(journey);
    RawRecord raw =
        new RawRecord("catalog", null, json, json.length, Origin.ofFile("catalog.ndjson", 1));

    Rejection refused = new CatalogReading(30).open().read(raw).rejections().get(0);

    assertThat(refused.faults()).hasSize(2).isEqualTo(faults(journey));
    assertThat(refused.reason()).endsWith("(the first of 2 faults)");
    assertThat(refused.field()).isEqualTo("nodes[0].type");
  }

  @Test
  void anItemThatIsNoObjectKeepsThePlacesOfTheOthers() {
    assertThat(
            faults(
                HEAD
                    + "'audience':'true','nodes':[{'id':'a','type':'listen','until':'true'},7,"
                    + "{'id':'b','type':'listen','until':'1'},{'id':'done','type':'end'}]}"))
        .extracting(FieldFault::path)
        .containsExactly("nodes[1]", "nodes[2].until");
  }

  @Test
  void aJourneyOfMoreThanAThousandConditionsIsRefusedWithoutCompilingThemAll() {
    String paths =
        String.join(
            ",",
            IntStream.range(0, 1_500)
                .mapToObj(i -> "{'when':'group.engagementScore > " + i + "','to':'done'}")
                .toList());

    assertThat(
            faults(
                HEAD
                    + "'audience':'true','nodes':[{'id':'a','type':'split','paths':["
                    + paths
                    + "]},{'id':'done','type':'end'}]}"))
        .extracting(FieldFault::path)
        .containsExactly("nodes[0].paths[999].when");
  }

  @ParameterizedTest
  @MethodSource("damaged")
  void whatCannotBeReadIsOneFaultWhereItIs(String path, String definition) {
    assertThat(faults(definition))
        .isNotEmpty()
        .allSatisfy(
            fault ->
                assertThat(path.startsWith(fault.path()) || fault.path().startsWith(path))
                    .as("%s after damage at %s", fault, path)
                    .isTrue());
  }

  /** Every value of the demo's good journeys in turn, of another type than it should be. */
  static Stream<Object[]> damaged() throws Exception {
    List<Object[]> cases = new ArrayList<>();
    for (String line : Files.readAllLines(CATALOG)) {
      if (line.contains("\"kind\":\"journey\"") && !line.contains("hot-leads")) {
        JsonNode journey = JSON.readTree(line);
        damage(journey, "", journey, cases);
      }
    }
    return cases.stream();
  }

  private static void damage(JsonNode root, String path, JsonNode at, List<Object[]> cases) {
    if (at instanceof ObjectNode object) {
      for (String name : List.copyOf(names(object))) {
        JsonNode was = Objects.requireNonNull(object.get(name));
        String below = path.isEmpty() ? name : path + "." + name;
        damage(root, below, was, cases);
        if (!below.equals("kind")) {
          object.set(name, wrong(was));
          cases.add(new Object[] {below, root.toString()});
          object.set(name, was);
        }
      }
    } else if (at instanceof ArrayNode list) {
      for (int i = 0; i < list.size(); i++) {
        JsonNode was = list.get(i);
        damage(root, path + "[" + i + "]", was, cases);
        list.set(i, wrong(was));
        cases.add(new Object[] {path + "[" + i + "]", root.toString()});
        list.set(i, was);
      }
    }
  }

  private static List<String> names(ObjectNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static JsonNode wrong(JsonNode value) {
    return value.isContainerNode()
        ? JSON.getNodeFactory().textNode("damaged")
        : JSON.createObjectNode();
  }

  private List<FieldFault> faults(String definition) {
    Rejection rejection = check.check(bytes(definition)).rejection();
    return rejection == null ? List.of() : rejection.faults();
  }

  private static byte[] bytes(String definition) {
    return definition
        .replace("'", definition.contains("\"") ? "'" : "\"")
        .getBytes(StandardCharsets.UTF_8);
  }
}
