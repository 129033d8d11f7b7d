package dev.handoff.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handoff.domain.exchange.Topic;
import dev.handoff.source.KafkaTopics;
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

  private static JobSettings settings(String key, String value) throws BadOptionsException {
    return SettingsReader.read(
        "--source",
        "kafka",
        "--kafka.bootstrap.servers",
        "127.0.0.1:9092",
        "--mail",
        "none",
        key,
        value);
  }
}
