package dev.handoff.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The manifests of {@code deploy/kubernetes} against the definition of a FlinkDeployment that the
 * Flink Kubernetes Operator brings. That of 1.10 is the one the build can get; Flink 2.3 came with
 * 1.15, so that the version is the one thing not asked of it.
 */
class KubernetesManifestsTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path FOLDER = Path.of("..", "deploy", "kubernetes");
  private static final JsonSchema FLINK_DEPLOYMENT = flinkDeployment();

  @ParameterizedTest
  @ValueSource(strings = {"decide", "mail"})
  void aHalfIsAFlinkDeploymentWithoutUnknownFields(String half) throws IOException {
    JsonNode manifest = yaml(Files.readString(FOLDER.resolve("base/" + half + ".yaml")));
    assertThat(FLINK_DEPLOYMENT.validate(manifest))
        .extracting(ValidationMessage::getMessage)
        .isEmpty();
    assertThat(manifest.at("/spec/job/args").toString()).contains("--stages", half);
    assertThat(manifest.at("/spec/flinkVersion").asText()).isEqualTo("v2_3");
  }

  @Test
  void aFieldThatTheOperatorDoesNotKnowIsAFault() throws IOException {
    ObjectNode manifest = (ObjectNode) yaml(Files.readString(FOLDER.resolve("base/mail.yaml")));
    ((ObjectNode) manifest.at("/spec/job")).put("paralellism", 2);
    assertThat(FLINK_DEPLOYMENT.validate(manifest))
        .extracting(ValidationMessage::getMessage)
        .singleElement()
        .asString()
        .contains("paralellism");
  }

  @Test
  void everyFileThatAKustomizationNamesIsThere() throws IOException {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      List<Path> kustomizations =
          files.filter(file -> file.endsWith("kustomization.yaml")).toList();
      assertThat(kustomizations).hasSize(3);
      for (Path file : kustomizations) {
        JsonNode kustomization = yaml(Files.readString(file));
        Path folder = Objects.requireNonNull(file.getParent());
        for (JsonNode resource : kustomization.path("resources")) {
          assertThat(folder.resolve(resource.asText())).exists();
        }
        for (JsonNode name : kustomization.at("/configMapGenerator/0/files")) {
          assertThat(folder.resolve(name.asText())).exists();
        }
      }
    }
  }

  private static JsonSchema flinkDeployment() {
    try (InputStream file =
        Objects.requireNonNull(
            KubernetesManifestsTest.class.getResourceAsStream(
                "/META-INF/fabric8/flinkdeployments.flink.apache.org-v1.yml"))) {
      JsonNode definition = yaml(new String(file.readAllBytes(), StandardCharsets.UTF_8));
      ObjectNode schema =
          (ObjectNode) definition.at("/spec/versions/0/schema/openAPIV3Schema").deepCopy();
      refuseUnknownFields(schema);
      ObjectNode fields = (ObjectNode) schema.path("properties");
      List.of("apiVersion", "kind", "metadata").forEach(name -> fields.putObject(name));
      ((ObjectNode) schema.at("/properties/spec/properties")).putObject("flinkVersion");
      return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(schema);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What is not in the definition the operator drops without a word: here it is a fault. */
  private static void refuseUnknownFields(JsonNode schema) {
    if (schema instanceof ObjectNode object) {
      if (object.path("properties").isObject()
          && !object.has("additionalProperties")
          && !object.path("x-kubernetes-preserve-unknown-fields").asBoolean()) {
        object.put("additionalProperties", false);
      }
      object.forEach(KubernetesManifestsTest::refuseUnknownFields);
    } else if (schema instanceof ArrayNode list) {
      list.forEach(KubernetesManifestsTest::refuseUnknownFields);
    }
  }

  private static JsonNode yaml(String text) {
    Object loaded = new Load(LoadSettings.builder().build()).loadFromString(text);
    return JSON.valueToTree(loaded instanceof Map<?, ?> map ? map : Map.of());
  }
}
