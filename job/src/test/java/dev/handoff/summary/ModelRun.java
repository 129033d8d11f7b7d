package dev.handoff.summary;

import dev.handoff.codec.SummaryFactsWriter;
import dev.handoff.domain.activity.ActivityType;
import dev.handoff.domain.alert.SalesAlert;
import dev.handoff.domain.alert.SalesAlert.AlertMember;
import dev.handoff.domain.alert.SalesAlert.RecentActivity;
import dev.handoff.domain.alert.SummaryFacts;
import dev.handoff.fixture.ModelServer;
import dev.handoff.summary.ModelSummariser.Patience;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * An endpoint on this machine that a test scripts, the summarisers that ask it, and two answers
 * that hold of a full alert. Closes them all.
 */
final class ModelRun implements AutoCloseable {

  static final String GOOD =
      "The Decision Maker (VP Digital Experience) is the most engaged member with a score of 95,"
          + " followed by the Influencer with 90. The members shown have 18 page views and 12 e-mail"
          + " opens in the last 30 days. The group is 95% complete; the role of Evaluator is missing.";
  static final String GUT =
      "Le Decision Maker (VP Digital Experience) est le membre le plus engagé avec un score de 95,"
          + " devant l'Influencer avec 90. Les membres présentés totalisent 18 pages vues et 12"
          + " e-mails ouverts au cours des 30 derniers jours. Le rôle Evaluator manque encore.";

  static final Duration LONG = Duration.ofSeconds(20);
  static final Duration SHORT = Duration.ofMillis(400);
  static final Patience QUICK = new Patience(Duration.ofMillis(5), 100, Duration.ofMinutes(1));

  final ModelServer server = new ModelServer();
  final List<ModelSummariser> open = new ArrayList<>();

  ModelSummariser summariser(Duration timeout) {
    return summariser(timeout, 4, QUICK);
  }

  ModelSummariser summariser(Duration timeout, int inFlight, Patience patience) {
    ModelSummariser summariser = new ModelSummariser(endpoint(timeout, inFlight), null, patience);
    open.add(summariser);
    return summariser;
  }

  ModelEndpoint endpoint(Duration timeout, int inFlight) {
    return new ModelEndpoint(server.baseUrl(), "stub", timeout, inFlight);
  }

  static Told tell(ModelSummariser summariser, SalesAlert alert) {
    return ask(summariser, alert).join();
  }

  static CompletableFuture<Told> ask(ModelSummariser summariser, SalesAlert alert) {
    SummaryFacts facts = SummaryFacts.of(alert);
    return summariser.summarise(alert, facts, SummaryFactsWriter.write(facts));
  }

  static AlertMember withAssets(AlertMember member, String title, String... assets) {
    List<RecentActivity> activities =
        Stream.of(assets)
            .map(
                asset ->
                    new RecentActivity(
                        ActivityType.ASSET_DOWNLOADED,
                        Instant.parse("2026-04-17T14:05:00Z"),
                        asset,
                        null))
            .toList();
    return new AlertMember(
        member.personId(),
        member.name(),
        title,
        member.role(),
        member.engagementScore(),
        member.parts(),
        member.lastMoment(),
        activities,
        member.otherGroups(),
        member.email(),
        member.phone());
  }

  @Override
  public void close() {
    open.forEach(ModelSummariser::close);
    server.close();
  }
}
