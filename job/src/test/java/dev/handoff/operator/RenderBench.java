package dev.handoff.operator;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.handoff.bench.BenchFiles;
import dev.handoff.bench.BenchReport;
import dev.handoff.bench.Measured;
import dev.handoff.bench.Target;
import dev.handoff.domain.alert.SalesAlert;
import dev.handoff.domain.gate.Tracking;
import dev.handoff.domain.message.OutboundMail;
import dev.handoff.fixture.Alerts;
import dev.handoff.fixture.DkimKeys;
import dev.handoff.mail.MessageId;
import dev.handoff.operator.DeliverRun.Setup;
import dev.handoff.template.TemplatesAlone;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Alerts rendered a second and core, rendered and signed, and signatures alone: {@code mvn -Pbench
 * verify -Dit.test=RenderBench}, with {@code -Dhandoff.seconds=} as long for each figure.
 */
class RenderBench {

  private static final Duration LONG = Duration.ofSeconds(Integer.getInteger("handoff.seconds", 5));
  private static final int ROUNDS = 3;
  private static final int SAMPLE = 100;
  private static final String UNIT = "a second, one thread";

  @TempDir Path folder;

  /** One alert, or one signature. */
  private interface Deed {
    void once() throws Exception;
  }

  @Test
  void alerts_rendered_and_signed_beside_signatures_alone() throws Exception {
    Path key = Files.writeString(folder.resolve("key"), DkimKeys.RSA);
    Setup setup = Setup.of(folder, 1);
    RenderMail unsigned = open(setup);
    RenderMail signed = open(setup.signing(key));
    OutboundMail quiet = mail(Alerts.quiet("en"));
    OutboundMail full = mail(Alerts.full("fr"));
    assertThat(new String(signed.render(full, Tracking.NONE).mime(), US_ASCII))
        .startsWith("DKIM-Signature:");
    Signature rsa = Signature.getInstance("SHA256withRSA");
    PrivateKey priv = DkimKeys.generate("RSA", 2048);
    byte[] data = new byte[1024];
    byte[] octets = unsigned.render(full, Tracking.NONE).mime();
    TemplatesAlone templates = new TemplatesAlone(Alerts.full("fr"), full.recipient());
    MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
    Deed signing =
        () -> {
          rsa.initSign(priv);
          rsa.update(data);
          rsa.sign();
        };
    Map<String, Deed> deeds = new LinkedHashMap<>();
    deeds.put("rendered, all there is to show", () -> unsigned.render(full, Tracking.NONE));
    deeds.put("rendered, nothing to show", () -> unsigned.render(quiet, Tracking.NONE));
    deeds.put("rendered and signed", () -> signed.render(full, Tracking.NONE));
    deeds.put("signed alone", signing);
    deeds.put("filled by FreeMarker alone", templates::fill);
    deeds.put(
        "filled, hashed and signed alone",
        () -> {
          templates.fill();
          sha256.digest(octets);
          signing.once();
        });
    Map<String, List<Double>> rates = new LinkedHashMap<>();
    for (int round = 0; round <= ROUNDS; round++) {
      for (Map.Entry<String, Deed> deed : deeds.entrySet()) {
        double rate = rate(deed.getValue());
        if (round > 0) {
          rates.computeIfAbsent(deed.getKey(), first -> new ArrayList<>()).add(rate);
        }
      }
    }
    List<Measured> rows = new ArrayList<>();
    rows.add(
        new Measured(
            "memory taken to render it",
            "all that the thread allocates on the way, of which nothing is kept but the mail",
            "kB",
            List.of(kilobytes(() -> unsigned.render(full, Tracking.NONE)))));
    rates.forEach((name, values) -> rows.add(new Measured(name, "", UNIT, values)));
    rows.add(new Measured("promised", "", UNIT, List.of(5_000.0)));
    BenchFiles.write(
        "render",
        new BenchReport(
            "Alerts rendered",
            "one thread; RSA-2048; %d s each, %d rounds in turn"
                .formatted(LONG.toSeconds(), ROUNDS),
            rows,
            List.of(
                new Target(
                    "rendered, all there is to show", "promised", 1, "filled by FreeMarker alone"),
                new Target(
                    "rendered and signed",
                    "signed alone",
                    0.7,
                    "filled, hashed and signed alone"))));
  }

  private static RenderMail open(Setup setup) throws Exception {
    return new RenderMail(TaskSettings.of(setup).mail(), new UnregisteredMetricsGroup());
  }

  private static OutboundMail mail(SalesAlert alert) {
    String recipient = alert.recipients().get(0);
    return OutboundMail.of(MessageId.of(alert.alertId(), recipient), recipient, alert);
  }

  private static double kilobytes(Deed deed) throws Exception {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().getId();
    long before = threads.getThreadAllocatedBytes(thread);
    for (int i = 0; i < SAMPLE; i++) {
      deed.once();
    }
    return (threads.getThreadAllocatedBytes(thread) - before) / 1e3 / SAMPLE;
  }

  private static double rate(Deed deed) throws Exception {
    long began = System.nanoTime();
    long until = began + LONG.toNanos();
    int times = 0;
    while (System.nanoTime() < until) {
      deed.once();
      times++;
    }
    return times * 1e9 / (System.nanoTime() - began);
  }
}
