package dev.handoff.mail.pace;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many mails a second may leave one task: to the server, and to each recipient domain. Of
 * either, promotional mail may use four fifths; the other lane may use all.
 */
public final class Rates {

  private static final double PROMOTIONAL_SHARE = 0.8;
  private static final int MOST_DOMAINS = 10_000;

  private final double domainRate;
  private final @Nullable Pair server;
  private final Map<String, Pair> domains = new NewestDomains();

  /** Forgets the domain that was asked for longest ago. */
  private static final class NewestDomains extends LinkedHashMap<String, Pair> {
    private static final long serialVersionUID = 1L;

    NewestDomains() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Pair> eldest) {
      return size() > MOST_DOMAINS;
    }
  }

  /**
   * @param serverRate this task's share of the mails a second to the server; 0: as many as it takes
   * @param domainRate this task's share of the mails a second to each recipient domain; 0: likewise
   * @param now the present
   */
  public Rates(double serverRate, double domainRate, Instant now) {
    this.domainRate = domainRate;
    this.server = serverRate > 0 ? Pair.of(serverRate, now) : null;
  }

  /** How long until the server may be given a mail of this lane; zero: now. */
  public Duration waitForServer(Lane lane, Instant now) {
    return server == null ? Duration.ZERO : server.waitFor(lane, now);
  }

  /**
   * How long until this domain may be given a mail of this lane; zero: now. Each that asks and has
   * to wait is told to come after those who asked before.
   */
  public Duration waitForDomain(Lane lane, String domain, Instant now) {
    if (domainRate <= 0) {
      return Duration.ZERO;
    }
    Pair pair = domains.computeIfAbsent(domain, unknown -> Pair.of(domainRate, now));
    Duration wait = pair.waitFor(lane, now);
    return wait.isZero() ? wait : pair.turn(lane, now, wait, domainRate);
  }

  /** Counts a mail that both waits let through. */
  public void take(Lane lane, String domain) {
    if (server != null) {
      server.take(lane);
    }
    Pair pair = domains.get(domain);
    if (pair != null) {
      pair.take(lane);
    }
  }

  /** What all may use, what promotional mail may use of it, and who waits for how long. */
  private static final class Pair {
    private final TokenBucket all;
    private final TokenBucket promotional;
    private Instant lastTurn = Instant.MIN;

    private Pair(TokenBucket all, TokenBucket promotional) {
      this.all = all;
      this.promotional = promotional;
    }

    static Pair of(double perSecond, Instant now) {
      return new Pair(
          new TokenBucket(perSecond, now), new TokenBucket(perSecond * PROMOTIONAL_SHARE, now));
    }

    Duration waitFor(Lane lane, Instant now) {
      Duration wait = all.waitFor(now);
      Duration more = lane == Lane.PROMOTIONAL ? promotional.waitFor(now) : Duration.ZERO;
      return more.compareTo(wait) > 0 ? more : wait;
    }

    Duration turn(Lane lane, Instant now, Duration wait, double perSecond) {
      if (lane == Lane.URGENT) {
        return wait;
      }
      Duration step = Duration.ofNanos((long) (1e9 / (perSecond * PROMOTIONAL_SHARE)));
      Instant earliest = now.plus(wait);
      Instant turn = lastTurn.isBefore(earliest) ? earliest : lastTurn.plus(step);
      lastTurn = turn;
      return Duration.between(now, turn);
    }

    void take(Lane lane) {
      all.take();
      if (lane == Lane.PROMOTIONAL) {
        promotional.take();
      }
    }
  }
}
