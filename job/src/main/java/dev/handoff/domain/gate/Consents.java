package dev.handoff.domain.gate;

import dev.handoff.domain.message.Consent;
import dev.handoff.domain.message.Consent.Purpose;
import dev.handoff.domain.message.Consent.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What people behind one address allow: the newest statement about each purpose and topic, in
 * whatever order they came. Of two at one time the more restrictive holds (SPEC section 9, "Gate").
 * Mutable.
 */
public final class Consents {

  private static final List<Status> MOST_RESTRICTIVE_FIRST =
      List.of(
          Status.WITHDRAWN,
          Status.DENIED,
          Status.LEGITIMATE_INTEREST,
          Status.SOFT_OPT_IN,
          Status.GRANTED);

  /** The later one; of two at one time the more restrictive. */
  private static final Comparator<Statement> STRENGTH =
      Comparator.comparing(Statement::at)
          .thenComparing(said -> -MOST_RESTRICTIVE_FIRST.indexOf(said.status()));

  private static final Comparator<Law> NEWEST_LAW =
      Comparator.comparing(Law::at).thenComparing(Law::jurisdiction, Comparator.reverseOrder());

  private final List<Statement> statements;
  private final List<Law> laws;

  /**
   * What a person said last about one purpose and topic.
   *
   * @param topic null: all topics
   */
  public record Statement(
      String personId, Purpose purpose, @Nullable String topic, Status status, Instant at) {}

  /**
   * Whose law applies to a person, as the newest consent that names one has it.
   *
   * @param at when that consent was given
   */
  public record Law(String personId, Jurisdiction jurisdiction, Instant at) {}

  public Consents(List<Statement> statements, List<Law> laws) {
    this.statements = new ArrayList<>(statements);
    this.laws = new ArrayList<>(laws);
  }

  public List<Statement> statements() {
    return List.copyOf(statements);
  }

  public List<Law> laws() {
    return List.copyOf(laws);
  }

  /** Takes a consent in; one that is older than what is known changes nothing. */
  void add(Consent consent) {
    Statement said =
        new Statement(
            consent.personId(),
            consent.purpose(),
            consent.topic(),
            consent.status(),
            consent.occurredAt());
    Statement known = find(said);
    if (known == null || STRENGTH.compare(said, known) > 0) {
      statements.remove(known);
      statements.add(said);
    }
    String named = consent.jurisdiction();
    if (named != null) {
      add(new Law(consent.personId(), Jurisdiction.of(named), consent.occurredAt()));
    }
  }

  private void add(Law law) {
    Law known = lawOf(law.personId());
    if (known == null || NEWEST_LAW.compare(law, known) > 0) {
      laws.remove(known);
      laws.add(law);
    }
  }

  void forget(String personId) {
    statements.removeIf(said -> said.personId().equals(personId));
    laws.removeIf(law -> law.personId().equals(personId));
  }

  /** What decides about a purpose and topic: the newest word on that topic or on all. */
  @Nullable Statement deciding(String personId, Purpose purpose, @Nullable String topic) {
    return statements.stream()
        .filter(said -> said.personId().equals(personId) && said.purpose() == purpose)
        .filter(said -> said.topic() == null || said.topic().equals(topic))
        .max(STRENGTH)
        .orElse(null);
  }

  @Nullable Law lawOf(String personId) {
    return laws.stream().filter(law -> law.personId().equals(personId)).findAny().orElse(null);
  }

  private @Nullable Statement find(Statement like) {
    return statements.stream()
        .filter(
            said ->
                said.personId().equals(like.personId())
                    && said.purpose() == like.purpose()
                    && Objects.equals(said.topic(), like.topic()))
        .findAny()
        .orElse(null);
  }
}
