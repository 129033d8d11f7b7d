package dev.handoff.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import dev.handoff.deploy.Observability;
import dev.handoff.domain.exchange.Topic;
import dev.handoff.fixture.Eventually;
import dev.handoff.fixture.FreePort;
import dev.handoff.fixture.KafkaBroker;
import dev.handoff.fixture.LumiaRecords;
import dev.handoff.fixture.LumiaRecords.Keyed;
import dev.handoff.fixture.MailServers;
import dev.handoff.fixture.WrittenLog;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.metrics.prometheus.PrometheusReporterFactory;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.test.junit5.InjectMiniCluster;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What operators see of a job that has good records, bad ones and mail that may not go. */
class WatchedJobIT {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String STRANGER = "walter.stranger@elsewhere.example";
  private static final int PORT = FreePort.find();

  @RegisterExtension static final KafkaBroker BROKER = new KafkaBroker();

  @RegisterExtension
  static final MiniClusterExtension FLINK = new MiniClusterExtension(KafkaJobs.flink(watched()));

  @TempDir Path folder;

  @AfterEach
  void stopJobs(@InjectMiniCluster MiniCluster flink) throws Exception {
    KafkaJobs.cancelAll(flink);
  }

  @Test
  void everyMetricOfTheDashboardAndTheRulesIsThereAndNobodyIsNamedInMetricsOrLogs()
      throws Exception {
    LumiaRecords lumia = LumiaRecords.today();
    KafkaJobs jobs = new KafkaJobs(BROKER, folder, "watched").withTopics();
    GreenMail server = MailServers.started();
    try (WrittenLog log = new WrittenLog()) {
      jobs.send(Topic.CATALOG, lumia.catalog(KafkaJobs.SALES.get(0), STRANGER));
      jobs.send(Topic.BUYING_GROUPS, lumia.group());
      jobs.send(Topic.PEOPLE, lumia.people());
      jobs.send(Topic.ACTIVITIES, lumia.meetings(10));
      jobs.send(
          Topic.PEOPLE, new Keyed("p-edgar", "{\"personId\":\"p-edgar\",\"lastName\":\"Poorly\"}"));
      JobClient decide = jobs.decide();
      JobClient mail = jobs.mail(server.getSmtp().getPort(), "--mail.allow", "seller.example");
      Eventually.holds("the mail", PATIENCE, () -> server.getReceivedMessages().length > 0);
      Eventually.holds(
          "a stop of the gate", PATIENCE, () -> served().contains("reason=\"not_allowed\""));
      Set<String> missing = new TreeSet<>(Observability.metrics());
      String served = "";
      for (Instant end = Instant.now().plus(PATIENCE);
          !missing.isEmpty() && Instant.now().isBefore(end); ) {
        served = served();
        missing.removeAll(Observability.metricsIn(served));
      }
      assertThat(missing).as("metrics that no task has").isEmpty();
      decide.cancel().get();
      mail.cancel().get();

      for (String personal : PERSONAL) {
        assertThat(served.toLowerCase(Locale.ROOT)).doesNotContain(personal);
        assertThat(log.lines())
            .filteredOn(line -> !line.contains("com.icegreen.greenmail"))
            .allSatisfy(line -> assertThat(line.toLowerCase(Locale.ROOT)).doesNotContain(personal));
      }
      assertThat(log.lines()).as("the log was kept").isNotEmpty();
    } finally {
      server.stop();
    }
  }

  private static final Set<String> PERSONAL =
      Set.of(
          "moreau",
          "okafor",
          "dubois",
          "poorly",
          "p-ada",
          "p-ben",
          "p-chloe",
          "p-edgar",
          "ada@lumia",
          "nadia.keller",
          "walter.stranger",
          "vp digital experience",
          "bg-lumia-assets");

  private static Configuration watched() {
    Configuration flink = new Configuration();
    flink.setString(
        "metrics.reporter.prom.factory.class", PrometheusReporterFactory.class.getName());
    flink.setString("metrics.reporter.prom.port", Integer.toString(PORT));
    return flink;
  }

  private static String served() throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + PORT + "/metrics")).build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }
}
