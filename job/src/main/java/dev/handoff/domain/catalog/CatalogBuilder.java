package dev.handoff.domain.catalog;

import dev.handoff.domain.definition.Definition;
import dev.handoff.domain.definition.Definition.Kind;
import dev.handoff.domain.engagement.EngagementScorer;
import dev.handoff.domain.engagement.ScoreModel;
import dev.handoff.domain.group.RoleTemplate;
import dev.handoff.domain.group.SolutionInterest;
import dev.handoff.domain.insight.InsightModels;
import dev.handoff.domain.insight.RiskModel;
import dev.handoff.domain.insight.SegmentModel;
import dev.handoff.domain.journey.Journey;
import dev.handoff.domain.journey.JourneyRunner;
import dev.handoff.domain.journey.LiveJourney;
import dev.handoff.domain.message.MessageClass;
import dev.handoff.domain.message.MessageDefinition;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts together what is in force at one instant. A definition that names one which is not there is
 * held (SPEC section 9, "Contracts"): the version before it goes on. Kinds are settled in the order
 * in which they name each other.
 */
final class CatalogBuilder {

  private static final List<Kind> NAMED_FIRST =
      List.of(
          Kind.ROLE_TEMPLATE,
          Kind.SOLUTION_INTEREST,
          Kind.SCORE_MODEL,
          Kind.MESSAGE,
          Kind.RISK_MODEL,
          Kind.SEGMENT_MODEL,
          Kind.JOURNEY);

  private final ZoneId engagementZone;
  private final JourneyCompiler compiler;
  private final Map<Kind, List<List<Definition>>> accepted = new EnumMap<>(Kind.class);
  private final Map<Kind, Set<String>> there = new EnumMap<>(Kind.class);
  private final Map<String, SolutionInterest> interests = new HashMap<>();
  private final Map<String, RoleTemplate> templates = new HashMap<>();
  private final List<LiveJourney> journeys = new ArrayList<>();
  private final Set<String> promotional = new HashSet<>();
  private final Set<Journey> heldJourneys = new HashSet<>();
  private final Map<Definition, List<Reference>> held = new LinkedHashMap<>();
  private EngagementScorer scorer;
  private InsightModels insights = InsightModels.builtIn();
  private long stamp = 1;

  CatalogBuilder(ScoreModel builtInModel, ZoneId engagementZone, JourneyCompiler compiler) {
    this.scorer = new EngagementScorer(builtInModel);
    this.engagementZone = engagementZone;
    this.compiler = compiler;
  }

  /** The versions of one definition that took force one after the other; none when withdrawn. */
  void accept(List<Definition> versions) {
    for (Definition version : versions) {
      stamp = stamp * 31 + version.updatedAt().toEpochMilli();
      stamp = stamp * 31 + version.toString().hashCode();
    }
    if (!versions.isEmpty()) {
      accepted.computeIfAbsent(versions.get(0).kind(), kind -> new ArrayList<>()).add(versions);
    }
  }

  Catalog build() {
    for (Kind kind : NAMED_FIRST) {
      accepted.getOrDefault(kind, List.of()).forEach(this::settle);
    }
    return new Catalog(
        scorer,
        Map.copyOf(interests),
        Map.copyOf(templates),
        new JourneyRunner(journeys, heldJourneys, engagementZone),
        insights,
        Set.copyOf(promotional),
        Collections.unmodifiableMap(held),
        stamp);
  }

  private void settle(List<Definition> versions) {
    for (Definition version : versions) {
      List<Reference> missing = missing(version);
      if (missing.isEmpty()) {
        there.computeIfAbsent(version.kind(), kind -> new HashSet<>()).add(version.id());
        put(version);
      } else {
        held.put(version, missing);
      }
      if (version instanceof Journey journey) {
        journeys.add(compiler.compile(journey));
        if (!missing.isEmpty()) {
          heldJourneys.add(journey);
        }
      }
    }
  }

  /** Nothing is missing to a journey that takes no entries: to end one, it needs nothing. */
  private List<Reference> missing(Definition definition) {
    if (definition instanceof Journey journey && journey.status() != Journey.Status.LIVE) {
      return List.of();
    }
    return Reference.of(definition).stream()
        .filter(named -> !there.getOrDefault(named.kind(), Set.of()).contains(named.id()))
        .toList();
  }

  private void put(Definition definition) {
    if (definition instanceof SolutionInterest interest) {
      interests.put(interest.id(), interest);
    } else if (definition instanceof RoleTemplate template) {
      templates.put(template.id(), template);
    } else if (definition instanceof ScoreModel model && model.id().equals(ScoreModel.ACTIVE_ID)) {
      scorer = new EngagementScorer(model);
    } else if (definition instanceof MessageDefinition message) {
      if (message.messageClass() == MessageClass.PROMOTIONAL) {
        promotional.add(message.id());
      } else {
        promotional.remove(message.id());
      }
    } else if (definition instanceof RiskModel model && model.id().equals(RiskModel.ACTIVE_ID)) {
      insights = insights.with(model);
    } else if (definition instanceof SegmentModel model && model.id().equals(RiskModel.ACTIVE_ID)) {
      insights = insights.with(model);
    }
  }
}
