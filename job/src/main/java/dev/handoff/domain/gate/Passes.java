package dev.handoff.domain.gate;

import dev.handoff.domain.message.MessageClass;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The mails that the gate let through to one address, while they still matter. Mutable. */
public final class Passes {

  private final Map<String, Instant> ids;
  private final List<Pass> counted;
  private final Map<String, Boolean> unsent;

  /**
   * A mail to a person that was let through, and not refused for good since.
   *
   * @param message id of its definition
   */
  public record Pass(
      String messageId, boolean promotional, String message, int messageVersion, Instant at) {}

  /**
   * @param ids of every mail let through, with the instant at which each may be forgotten
   * @param counted what the cap counts, and what must not be said twice
   * @param unsent those of the ids that were settled without having been sent, and whether the
   *     server may have one all the same (RFC 1047)
   */
  public Passes(Map<String, Instant> ids, List<Pass> counted, Map<String, Boolean> unsent) {
    this.ids = new TreeMap<>(ids);
    this.counted = new ArrayList<>(counted);
    this.unsent = new TreeMap<>(unsent);
  }

  /** By id, in the order of ids. */
  public Map<String, Instant> ids() {
    return Map.copyOf(ids);
  }

  public List<Pass> counted() {
    return List.copyOf(counted);
  }

  /** By id, in the order of ids. */
  public Map<String, Boolean> unsent() {
    return Map.copyOf(unsent);
  }

  void add(MailAtGate mail, Instant now, GateRules rules) {
    giveBack(mail.messageId());
    unsent.remove(mail.messageId());
    ids.put(mail.messageId(), now.plus(rules.lookback()));
    String message = mail.message();
    if (mail.messageClass() != MessageClass.ALERT && message != null) {
      counted.add(
          new Pass(mail.messageId(), mail.promotional(), message, mail.messageVersion(), now));
    }
  }

  /** What only its id is known of: it is not let through again. */
  void add(String messageId, Instant forgetAt) {
    ids.put(messageId, forgetAt);
  }

  /** Refused for good: it counts no longer, and its message may be sent anew. */
  void giveBack(String messageId) {
    counted.removeIf(pass -> pass.messageId().equals(messageId));
  }

  /** It was let through and did not go; from now on it may be put in again. */
  void unsent(String messageId, boolean mayBeThere) {
    if (ids.containsKey(messageId)) {
      unsent.put(messageId, mayBeThere);
    }
  }

  /** Whether it was let through, and has gone, goes, or is not to go again. */
  boolean holds(MailAtGate mail, Instant now) {
    Instant forgetAt = ids.get(mail.messageId());
    boolean asksAgain = mail.redriven() && unsent.containsKey(mail.messageId());
    return forgetAt != null && forgetAt.isAfter(now) && !asksAgain;
  }

  /**
   * Whether this version of a promotional message went to the address within the look-back, by
   * another mail.
   */
  boolean saidBefore(MailAtGate mail, Instant now, GateRules rules) {
    Instant since = now.minus(rules.lookback());
    return counted.stream()
        .filter(Pass::promotional)
        .filter(pass -> !pass.messageId().equals(mail.messageId()))
        .filter(pass -> pass.at().isAfter(since))
        .anyMatch(
            pass ->
                pass.message().equals(mail.message())
                    && pass.messageVersion() == mail.messageVersion());
  }

  /** How many other mails count against a cap now. */
  long within(FrequencyCap cap, MailAtGate mail, Instant now) {
    Instant since = now.minus(cap.within());
    return counted.stream()
        .filter(pass -> !pass.messageId().equals(mail.messageId()))
        .filter(pass -> pass.at().isAfter(since))
        .count();
  }

  void forget(Instant now, GateRules rules) {
    ids.values().removeIf(forgetAt -> !forgetAt.isAfter(now));
    unsent.keySet().retainAll(ids.keySet());
    counted.removeIf(pass -> !pass.at().plus(rules.memory()).isAfter(now));
  }

  /** When each thing can be forgotten. */
  Stream<Instant> ends(GateRules rules) {
    return Stream.concat(
        ids.values().stream(), counted.stream().map(pass -> pass.at().plus(rules.memory())));
  }

  boolean isEmpty() {
    return ids.isEmpty() && counted.isEmpty();
  }
}
