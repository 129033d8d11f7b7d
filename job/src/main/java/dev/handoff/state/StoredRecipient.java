package dev.handoff.state;

import dev.handoff.domain.gate.Consents;
import dev.handoff.domain.gate.Consents.Law;
import dev.handoff.domain.gate.Consents.Statement;
import dev.handoff.domain.gate.Jurisdiction;
import dev.handoff.domain.gate.RecipientFile;
import dev.handoff.domain.gate.Suppressions;
import dev.handoff.domain.gate.Suppressions.Objection;
import dev.handoff.domain.gate.Suppressions.Protest;
import dev.handoff.domain.gate.Suppressions.SoftBounce;
import dev.handoff.domain.message.Consent.Purpose;
import dev.handoff.domain.message.Consent.Status;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the gate keeps of an address, as stored; the mails let through are packed. */
public record StoredRecipient(
    int formatVersion,
    @Nullable Instant hardBouncedAt,
    @Nullable Instant reachedAt,
    List<StoredBounce> softBounces,
    List<StoredObjection> objections,
    List<StoredStatement> statements,
    List<StoredLaw> laws,
    byte[] passes) {

  private static final int FORMAT_VERSION = 1;

  /** A soft bounce as stored. */
  public record StoredBounce(String messageId, Instant at) {}

  /** A protest as stored. */
  public record StoredObjection(Protest protest, @Nullable String topic, Instant at) {}

  /** What a person said about one purpose and topic, as stored. */
  public record StoredStatement(
      String personId, Purpose purpose, @Nullable String topic, Status status, Instant at) {}

  /** Whose law applies to a person, as stored. */
  public record StoredLaw(String personId, Jurisdiction jurisdiction, Instant at) {}

  /** The stored form of an address's file. */
  public static StoredRecipient of(RecipientFile file) {
    Suppressions suppressions = file.suppressions();
    Consents consents = file.consents();
    return new StoredRecipient(
        FORMAT_VERSION,
        suppressions.hardBouncedAt(),
        suppressions.reachedAt(),
        suppressions.softBounces().stream()
            .map(bounce -> new StoredBounce(bounce.messageId(), bounce.at()))
            .toList(),
        suppressions.objections().stream()
            .map(said -> new StoredObjection(said.protest(), said.topic(), said.at()))
            .toList(),
        consents.statements().stream()
            .map(
                said ->
                    new StoredStatement(
                        said.personId(), said.purpose(), said.topic(), said.status(), said.at()))
            .toList(),
        consents.laws().stream()
            .map(law -> new StoredLaw(law.personId(), law.jurisdiction(), law.at()))
            .toList(),
        PackedPasses.of(file.passes()));
  }

  /** The address's file. */
  public RecipientFile toDomain() {
    return new RecipientFile(
        new Suppressions(
            hardBouncedAt,
            reachedAt,
            softBounces.stream()
                .map(bounce -> new SoftBounce(bounce.messageId(), bounce.at()))
                .toList(),
            objections.stream()
                .map(said -> new Objection(said.protest(), said.topic(), said.at()))
                .toList()),
        new Consents(
            statements.stream()
                .map(
                    said ->
                        new Statement(
                            said.personId(),
                            said.purpose(),
                            said.topic(),
                            said.status(),
                            said.at()))
                .toList(),
            laws.stream()
                .map(law -> new Law(law.personId(), law.jurisdiction(), law.at()))
                .toList()),
        PackedPasses.passes(passes));
  }
}
