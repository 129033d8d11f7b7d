package dev.handoff.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handoff.domain.exchange.Topic;
import dev.handoff.source.KafkaTopics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;

/** The options that say where Kafka's topics are. */
class KafkaSettingsTest {

  @Test
  void a_topic_has_its_own_name_unless_an_option_gives_it_another() throws Exception {
    KafkaTopics topics = settings("--kafka.topic.activities", "crm.activities.v2").kafka();
    assertThat(topics).isNotNull();
    assertThat(topics.nameOf(Topic.ACTIVITIES)).isEqualTo("crm.activities.v2");
    assertThat(topics.nameOf(Topic.PEOPLE)).isEqualTo("people");
  }

  @Test
  void a_name_for_a_topic_that_handoff_does_not_know_is_refused() {
    assertThatThrownBy(() -> settings("--kafka.topic.activites", "crm.activities.v2"))
        .isInstanceOf(BadOptionsException.class)
        .hasMessageContaining("kafka.topic.activites: there is no such option");
  }

  @Test
  void no_property_makes_a_reader_see_what_is_not_committed() throws Exception {
    KafkaTopics topics = settings("--kafka.properties.isolation.level", "read_uncommitted").kafka();
    assertThat(topics).isNotNull();
    assertThat(topics.clientProperties()).containsEntry("isolation.level", "read_committed");
  }

  @Test
  void the_start_is_a_word_or_an_instant() throws Exception {
    KafkaTopics topics = settings("--kafka.start", "2026-10-01T00:00:00+02:00").kafka();
    assertThat(topics).isNotNull();
    assertThat(topics.start()).isEqualTo("2026-09-30T22:00:00Z");
    assertThatThrownBy(() -> settings("--kafka.start", "yesterday"))
        .hasMessageContaining("kafka.start: ");
  }

  @Test
  void a_password_is_no_option() {
    assertThatThrownBy(
            () ->
                settings(
                    "--kafka.properties.sasl.jaas.config",
                    "org.apache.kafka.common.security.plain.PlainLoginModule required"
                        + " username=\"handoff\" password=\"hush\";"))
        .isInstanceOf(BadOptionsException.class)
        .hasMessageContaining("kafka.properties.sasl.jaas.config: is a secret")
        .hasMessageContaining("kafka.client.properties")
        .hasMessageNotContaining("hush");
    assertThatThrownBy(() -> settings("--kafka.properties.ssl.key.password", "hush"))
        .hasMessageContaining("kafka.properties.ssl.key.password: is a secret");
  }

  @Test
  void a_reference_to_a_secret_is_one() throws Exception {
    assertThat(properties("--kafka.properties.ssl.key.password", "${env:KEY_PASSWORD}"))
        .containsEntry("ssl.key.password", "${env:KEY_PASSWORD}");
  }

  @Test
  void a_password_in_a_file_is_read_by_the_client_and_stands_nowhere_before() throws Exception {
    Path file = Files.createTempFile("client", ".properties");
    Files.writeString(file, "security.protocol=SASL_SSL\nssl.key.password=hush hush\n");
    Map<String, String> properties = properties("--kafka.client.properties", file.toString());
    assertThat(properties.toString()).doesNotContain("hush").doesNotContain("SASL_SSL");

    Map<String, Object> client = new HashMap<>(properties);
    client.put("bootstrap.servers", "127.0.0.1:9092");
    client.put("key.deserializer", ByteArrayDeserializer.class);
    client.put("value.deserializer", ByteArrayDeserializer.class);
    ConsumerConfig read = new ConsumerConfig(client);
    assertThat(read.getString("security.protocol")).isEqualTo("SASL_SSL");
    assertThat(read.getPassword("ssl.key.password").value()).isEqualTo("hush hush");
  }

  @Test
  void an_option_goes_before_the_file() throws Exception {
    Path file = Files.createTempFile("client", ".properties");
    Files.writeString(file, "client.rack=a\nclient.id=b\n");
    Map<String, String> properties =
        properties(
            "--kafka.client.properties", file.toString(), "--kafka.properties.client.rack", "c");
    assertThat(properties).containsEntry("client.rack", "c");
    assertThat(properties.get("client.id")).startsWith("${handoff-file:");
  }

  @Test
  void a_file_that_cannot_be_read_is_named() {
    assertThatThrownBy(() -> settings("--kafka.client.properties", "/nowhere/client.properties"))
        .isInstanceOf(BadOptionsException.class)
        .hasMessageContaining("kafka.client.properties: cannot read /nowhere/client.properties");
  }

  private static Map<String, String> properties(String... more) throws BadOptionsException {
    return Objects.requireNonNull(settings(more).kafka()).properties();
  }

  private static JobSettings settings(String... more) throws BadOptionsException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--source",
                "kafka",
                "--kafka.bootstrap.servers",
                "127.0.0.1:9092",
                "--mail",
                "none"));
    arguments.addAll(List.of(more));
    return SettingsReader.read(arguments.toArray(String[]::new));
  }
}
