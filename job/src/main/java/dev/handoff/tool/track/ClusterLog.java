package dev.handoff.tool.track;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.handoff.codec.ConsentWriter;
import dev.handoff.codec.MessageEventWriter;
import dev.handoff.domain.exchange.Topic;
import dev.handoff.domain.message.Consent;
import dev.handoff.domain.message.MessageEvent;
import dev.handoff.sink.DurableTopics;
import dev.handoff.sink.DurableTopics.Addressed;
import dev.handoff.sink.KeyedBytes;
import dev.handoff.source.KafkaTopics;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The topics of the job's Kafka cluster. */
final class ClusterLog implements TrackLog {

  private final DurableTopics topics;
  private final String consentTopic;
  private final String eventTopic;

  ClusterLog(KafkaTopics kafka) {
    topics = new DurableTopics(kafka.bootstrapServers(), kafka.properties());
    consentTopic = kafka.nameOf(Topic.CONSENTS);
    eventTopic = kafka.nameOf(Topic.MESSAGE_EVENTS);
  }

  @Override
  public void write(List<Consent> consents, List<MessageEvent> events) throws IOException {
    List<Addressed> records = new ArrayList<>();
    for (Consent consent : consents) {
      records.add(
          new Addressed(
              consentTopic,
              new KeyedBytes(consent.personId().getBytes(UTF_8), ConsentWriter.write(consent))));
    }
    for (MessageEvent event : events) {
      records.add(
          new Addressed(
              eventTopic,
              new KeyedBytes(event.messageId().getBytes(UTF_8), MessageEventWriter.write(event))));
    }
    try {
      topics.write(records);
    } catch (IllegalStateException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  @Override
  public boolean writable() {
    return topics.reaches(consentTopic) && topics.reaches(eventTopic);
  }

  @Override
  public void close() {
    topics.close();
  }
}
