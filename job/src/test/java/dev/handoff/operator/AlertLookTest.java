package dev.handoff.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.domain.alert.SalesAlert;
import dev.handoff.domain.message.MessageClass;
import dev.handoff.fixture.AlertBuilder;
import dev.handoff.fixture.Alerts;
import dev.handoff.template.AlertLinks;
import dev.handoff.template.AlertRenderer;
import dev.handoff.template.Brand;
import dev.handoff.template.Templates;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A task never loses a mail by a template of the user's own. */
class AlertLookTest {
  private final Watched metrics = new Watched();

  @Test
  void a_template_with_a_fault_is_refused_at_start_and_the_built_in_ones_are_used() {
    AlertRenderer renderer = open("Ring ${alert.nobody}");
    assertThat(renderer.render(Alerts.full("en")).text()).startsWith("Handoff · Sales alert");
    assertThat(metrics.refused()).isEqualTo(1);
    assertThat(metrics.fallbacks()).isZero();
  }

  @Test
  void one_that_fails_on_a_single_mail_only_is_counted() {
    AlertRenderer renderer =
        open(
            "<#if alert.group.name?contains('Lumia') && alert.moments.total == 12 && lang == 'en'"
                + " && alert.zone == 'Europe/London'>${alert.nobody}</#if>Ring");
    assertThat(metrics.refused()).isEqualTo(0);
    assertThat(renderer.render(Alerts.full("en")).text()).isEqualTo("Ring");
    renderer.render(Alerts.full("en"));
    assertThat(metrics.fallbacks()).isZero();
    assertThat(renderer.render(london()).text()).startsWith("Handoff · Sales alert");
    assertThat(metrics.fallbacks()).isEqualTo(1);
  }

  private static SalesAlert london() {
    return new AlertBuilder().timeZone("Europe/London").moments(12, Alerts.moments()).build();
  }

  private AlertRenderer open(String text) {
    return AlertLook.open(
        new MailSettings(
            Map.of(MessageClass.ALERT, new SenderSettings("handoff@example.com", null, List.of())),
            null,
            Brand.standard(),
            AlertLinks.none(),
            Templates.of(Map.of("sales-alert.txt.ftl", text)),
            null,
            "inbox",
            null,
            2,
            0,
            0,
            Duration.ofMinutes(1),
            Duration.ofMinutes(1)),
        metrics);
  }

  /** Keeps what is registered. */
  private static final class Watched extends UnregisteredMetricsGroup {
    private final Map<String, Counter> counters = new HashMap<>();
    private final Map<String, Gauge<?>> gauges = new HashMap<>();

    @Nullable Object refused() {
      return Objects.requireNonNull(gauges.get("templatesRefused")).getValue();
    }

    long fallbacks() {
      return Objects.requireNonNull(counters.get("templateFallbacks")).getCount();
    }

    @Override
    public Counter counter(String name) {
      return counters.computeIfAbsent(name, super::counter);
    }

    @Override
    public <T, G extends Gauge<T>> G gauge(String name, G gauge) {
      gauges.put(name, gauge);
      return gauge;
    }
  }
}
