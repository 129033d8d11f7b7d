package dev.handoff.job;

import dev.handoff.operator.TrackAddress;
import dev.handoff.source.KafkaTopics;
import dev.handoff.template.Brand;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What answering the links of mails takes.
 *
 * @param address where the links lead, and their keys
 * @param brand whose pages they are
 * @param topics what topics are called, by topic and language
 * @param kafka the cluster that records go to; null when they go to files
 */
public record TrackSettings(
    TrackAddress address,
    Brand brand,
    Map<String, Map<String, String>> topics,
    @Nullable KafkaTopics kafka) {}
