package dev.handoff.domain.catalog;

import dev.handoff.domain.definition.Definition;
import dev.handoff.domain.definition.Withdrawal;
import dev.handoff.domain.engagement.ScoreModel;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Every definition that was ever published, and what was in force when (SPEC section 9,
 * "Contracts"). Of one id a version takes force at its {@code updatedAt} if it is higher than the
 * one in force; a draft is not, and can be written anew until a version as high takes its place; a
 * withdrawal ends them all. Not thread-safe.
 */
public final class CatalogHistory {

  private static final Comparator<Definition> BY_TIME =
      Comparator.comparing(Definition::updatedAt)
          .thenComparing(Definition::version)
          .thenComparing(Object::toString);

  private final ScoreModel builtInModel;
  private final ZoneId engagementZone;
  private final JourneyCompiler compiler;
  private final Map<String, TreeSet<Definition>> byId = new TreeMap<>();
  private final TreeSet<Instant> changes = new TreeSet<>();
  private final TreeMap<Instant, Catalog> known = new TreeMap<>();

  /**
   * @param builtInModel the score model while none is published
   * @param engagementZone zone of waits that name none
   * @param compiler compiles journeys
   */
  public CatalogHistory(ScoreModel builtInModel, ZoneId engagementZone, JourneyCompiler compiler) {
    this.builtInModel = builtInModel;
    this.engagementZone = engagementZone;
    this.compiler = compiler;
  }

  /** Adds a definition or a withdrawal, in any order. */
  public void add(Definition definition) {
    String id = definition.kind().wireName() + "/" + definition.id();
    if (byId.computeIfAbsent(id, key -> new TreeSet<>(BY_TIME)).add(definition)) {
      changes.add(definition.updatedAt());
      known.tailMap(definition.updatedAt(), true).clear();
    }
  }

  /** What was, or will be, in force at an instant. */
  public Catalog asOf(Instant instant) {
    Instant change = changes.floor(instant);
    return known.computeIfAbsent(change == null ? Instant.MIN : change, this::build);
  }

  /** Everything published so far, whatever its time. */
  public Catalog newest() {
    return asOf(Instant.MAX);
  }

  /** The instants after this one at which a definition takes effect. */
  public Collection<Instant> changesAfter(Instant instant) {
    return List.copyOf(changes.tailSet(instant, false));
  }

  /**
   * Which definitions were never in force by an instant because something that they name was not
   * there, each with what it lacks at that instant.
   */
  public Map<Definition, List<Reference>> neverInForceBy(Instant instant) {
    Map<Definition, List<Reference>> never = new LinkedHashMap<>(asOf(instant).held());
    for (Instant change : changes.headSet(instant, true)) {
      never.keySet().removeIf(held -> isInForce(held, change));
    }
    return never;
  }

  private boolean isInForce(Definition definition, Instant at) {
    return !definition.updatedAt().isAfter(at) && !asOf(at).held().containsKey(definition);
  }

  private Catalog build(Instant at) {
    CatalogBuilder builder = new CatalogBuilder(builtInModel, engagementZone, compiler);
    byId.values().forEach(versions -> builder.accept(acceptedUntil(at, versions)));
    return builder.build();
  }

  /**
   * Of all that was published under one id, what took force and was not withdrawn, in that order:
   * the last that is no draft is in force. Of drafts there is at most the newest.
   *
   * @param versions definitions and withdrawals of one kind and id, in any order
   */
  public static List<Definition> accepted(Collection<Definition> versions) {
    TreeSet<Definition> inOrder = new TreeSet<>(BY_TIME);
    inOrder.addAll(versions);
    return acceptedUntil(Instant.MAX, inOrder);
  }

  private static List<Definition> acceptedUntil(Instant at, Collection<Definition> versions) {
    List<Definition> accepted = new ArrayList<>();
    @Nullable Definition inForce = null;
    for (Definition version : versions) {
      if (version.updatedAt().isAfter(at)) {
        break;
      }
      if (version instanceof Withdrawal) {
        accepted.clear();
        inForce = null;
      } else if (inForce == null || version.version() > inForce.version()) {
        accepted.removeIf(Definition::isDraft);
        accepted.add(version);
        inForce = version.isDraft() ? inForce : version;
      }
    }
    return accepted;
  }
}
