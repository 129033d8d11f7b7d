package dev.handoff.mail.pace;

import dev.handoff.mail.DeliveryOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who goes next from one task: first come, first served within a lane, as connections, rates and
 * the breaker allow. It holds ids only and not all of them: what finds no room waits in state and
 * comes again.
 */
public final class SendQueue {

  private final int room;
  private final Connections connections;
  private final Rates rates;
  private final Breaker breaker;
  private final Map<Lane, Deque<Ready>> waiting = new EnumMap<>(Lane.class);
  private final Set<String> ids = new HashSet<>();

  /**
   * A mail whose time has come.
   *
   * @param messageId the mail
   * @param key where its state is
   * @param domain domain of its recipient
   */
  public record Ready(String messageId, String key, String domain, Lane lane) {}

  /**
   * @param room how many may wait in each lane
   */
  public SendQueue(int room, Connections connections, Rates rates, Breaker breaker) {
    this.room = room;
    this.connections = connections;
    this.rates = rates;
    this.breaker = breaker;
    for (Lane lane : Lane.values()) {
      waiting.put(lane, new ArrayDeque<>());
    }
  }

  /** Takes a mail in; false when there is no room. One that waits already stays where it is. */
  public boolean offer(Ready mail) {
    Deque<Ready> lane = lane(mail.lane());
    if (ids.contains(mail.messageId())) {
      return true;
    }
    if (lane.size() >= room) {
      return false;
    }
    ids.add(mail.messageId());
    return lane.add(mail);
  }

  /** The next that may go now, which then no longer waits; null when none may. */
  public @Nullable Ready next(Instant now) {
    if (!breaker.lets(now)) {
      return null;
    }
    for (Lane lane : Lane.values()) {
      boolean may = connections.free(lane) && rates.waitForServer(lane, now).isZero();
      Ready mail = may ? lane(lane).poll() : null;
      if (mail != null) {
        ids.remove(mail.messageId());
        return mail;
      }
    }
    return null;
  }

  /** How long a mail that came next has to wait for its domain; zero: it goes. */
  public Duration waitForDomain(Ready mail, Instant now) {
    return rates.waitForDomain(mail.lane(), mail.domain(), now);
  }

  /** A mail that came next is handed over. */
  public void begin(Ready mail) {
    connections.take(mail.lane());
    rates.take(mail.lane(), mail.domain());
    breaker.begin();
  }

  /**
   * It came back.
   *
   * @param outcome what the server said; null when it was not asked
   */
  public void end(Lane lane, @Nullable DeliveryOutcome outcome, Instant now) {
    connections.giveBack(lane);
    if (outcome == null) {
      breaker.notAsked();
    } else {
      switch (outcome.fault()) {
        case OURS -> breaker.refused(now);
        case SERVER -> breaker.unreachable(now);
        case NOBODY, RECIPIENT, MAILBOX, MAIL -> breaker.answered();
      }
    }
  }

  /** When to ask again although nothing came back; null when nothing waits for time to pass. */
  public @Nullable Instant wakeAt(Instant now) {
    if (breaker.isTrying()) {
      return null;
    }
    Instant reopens = breaker.openUntil();
    Instant earliest = null;
    for (Lane lane : Lane.values()) {
      if (!lane(lane).isEmpty() && connections.free(lane)) {
        Instant at = now.plus(rates.waitForServer(lane, now));
        earliest = earliest == null || at.isBefore(earliest) ? at : earliest;
      }
    }
    return earliest == null || reopens == null || reopens.isBefore(earliest) ? earliest : reopens;
  }

  /** How many wait here. */
  public int size() {
    return ids.size();
  }

  public Breaker breaker() {
    return breaker;
  }

  private Deque<Ready> lane(Lane lane) {
    return waiting.getOrDefault(lane, new ArrayDeque<>());
  }
}
