package dev.handoff.tool.backtest;

import dev.handoff.codec.JourneyEventReader;
import dev.handoff.codec.Parsed;
import dev.handoff.codec.SalesAlertCodec;
import dev.handoff.domain.alert.SalesAlert;
import dev.handoff.domain.backtest.Alerted;
import dev.handoff.domain.backtest.NodeStays;
import dev.handoff.domain.backtest.NodeStays.NodeStay;
import dev.handoff.domain.exchange.RawRecord;
import dev.handoff.domain.exchange.Topic;
import dev.handoff.domain.journey.JourneyEvent;
import dev.handoff.source.TopicFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a run over files has written, read line by line.
 *
 * @param folder the run's output
 */
record RunOutput(Path folder) {

  /** The topics that a comparison reads and this folder does not have. */
  List<String> missing() {
    return List.of(Topic.SALES_ALERTS, Topic.JOURNEY_EVENTS).stream()
        .map(topic -> new TopicFiles(folder).file(topic))
        .filter(file -> !Files.isRegularFile(file))
        .map(Path::toString)
        .toList();
  }

  /** Who was alerted when, between two instants, both included; null: from the first. */
  List<Alerted> alerted(@Nullable Instant from, Instant until) {
    List<Alerted> alerted = new ArrayList<>();
    forEachAlert(
        alert -> {
          Instant at = alert.decidedAt();
          if ((from == null || !at.isBefore(from)) && !at.isAfter(until)) {
            alerted.add(Alerted.of(alert));
          }
        });
    return alerted;
  }

  /** Every alert in full, one after the other. */
  void forEachAlert(Consumer<SalesAlert> consumer) {
    new TopicFiles(folder)
        .forEach(
            Topic.SALES_ALERTS,
            raw -> {
              try {
                consumer.accept(SalesAlertCodec.read(bytes(raw)));
              } catch (IOException e) {
                throw new UncheckedIOException(CatalogLines.placeOf(raw) + " in " + folder, e);
              }
            });
  }

  /** How long groups stood at each node; stays that ended before {@code from} are left out. */
  List<NodeStay> stays(@Nullable Instant from, Instant until) {
    NodeStays stays = new NodeStays(from);
    new TopicFiles(folder)
        .forEach(
            Topic.JOURNEY_EVENTS,
            raw -> {
              JourneyEvent event = event(raw);
              if (!event.at().isAfter(until)) {
                stays.add(event);
              }
            });
    return stays.until(until);
  }

  private JourneyEvent event(RawRecord raw) {
    Parsed<JourneyEvent> parsed = JourneyEventReader.read(bytes(raw));
    if (parsed.items().isEmpty()) {
      throw new UncheckedIOException(
          new IOException(
              CatalogLines.placeOf(raw)
                  + " in "
                  + folder
                  + ": "
                  + parsed.rejections().get(0).reason()));
    }
    return parsed.items().get(0);
  }

  private static byte[] bytes(RawRecord raw) {
    return Objects.requireNonNull(raw.value(), "a line");
  }
}
