package dev.handoff.tool.doctor;

import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The SPF policy of a domain, walked to its end (RFC 7208). A receiver may stop earlier: the counts
 * are those of the worst case. What depends on the single mail (macros) is counted and taken for no
 * match.
 */
final class Spf {
  /** Lookups that a receiver makes at most (section 4.6.4). */
  static final int MOST_LOOKUPS = 10;

  /** Of them, those without an answer. */
  static final int MOST_VOID = 2;

  private static final int MOST_EXCHANGERS = 10;

  private final Dns dns;
  private final @Nullable InetAddress address;
  private final List<String> faults = new ArrayList<>();
  private final Deque<String> open = new ArrayDeque<>();
  private int lookups;
  private int voids;

  private Spf(Dns dns, @Nullable InetAddress address) {
    this.dns = dns;
    this.address = address;
  }

  /**
   * What became of a walk.
   *
   * @param verdict of the address
   * @param lookups in the worst case
   * @param voids lookups without an answer
   * @param faults what a receiver stumbles over
   */
  record Outcome(SpfVerdict verdict, int lookups, int voids, List<String> faults) {}

  /**
   * Walks the policy of a domain.
   *
   * @param address whether it passes; null: not asked
   */
  static Outcome walk(Dns dns, String domain, @Nullable InetAddress address)
      throws DnsFailureException {
    Spf spf = new Spf(dns, address);
    SpfVerdict verdict = spf.visit(domain);
    return new Outcome(verdict, spf.lookups, spf.voids, List.copyOf(spf.faults));
  }

  /** The policies among the texts of a domain; one is right. */
  static List<String> records(Dns dns, String domain) throws DnsFailureException {
    return dns.texts(domain).stream()
        .filter(text -> text.toLowerCase(Locale.ROOT).matches("v=spf1( .*)?"))
        .toList();
  }

  private SpfVerdict visit(String domain) throws DnsFailureException {
    List<String> records = records(dns, domain);
    if (records.size() > 1) {
      faults.add(domain + " has " + records.size() + " SPF records; one is right");
    }
    if (records.size() != 1) {
      return SpfVerdict.NONE;
    }
    if (open.contains(domain)) {
      faults.add(domain + " includes itself");
      return SpfVerdict.NONE;
    }
    open.push(domain);
    SpfVerdict verdict = terms(domain, records.get(0));
    open.pop();
    return verdict;
  }

  private SpfVerdict terms(String domain, String record) throws DnsFailureException {
    SpfVerdict verdict = null;
    String redirect = null;
    boolean all = false;
    for (String term : record.strip().split(" +", -1)) {
      SpfTerm parsed = SpfTerm.of(term);
      if (parsed.name().equals("redirect=")) {
        redirect = parsed.value();
      } else if (!parsed.isModifier()) {
        boolean matches = matches(domain, parsed);
        all |= parsed.name().equals("all");
        verdict = verdict == null && matches ? parsed.verdict() : verdict;
      }
    }
    if (redirect != null && !all) {
      lookups++;
      SpfVerdict other = visit(redirect);
      if (other == SpfVerdict.NONE) {
        faults.add("redirect=" + redirect + " leads to no SPF record");
      }
      verdict = verdict == null ? other : verdict;
    }
    return verdict == null ? SpfVerdict.NEUTRAL : verdict;
  }

  private boolean matches(String domain, SpfTerm term) throws DnsFailureException {
    String target = term.value() == null ? domain : term.value();
    if (target.contains("%")) {
      lookups++;
      return false;
    }
    return switch (term.name()) {
      case "all" -> true;
      case "ip4", "ip6" -> within(term, target);
      case "include" -> {
        lookups++;
        SpfVerdict verdict = visit(target);
        if (verdict == SpfVerdict.NONE) {
          faults.add("include:" + target + " leads to no SPF record");
        }
        yield verdict == SpfVerdict.PASS;
      }
      case "a" -> {
        lookups++;
        yield anyWithin(term, counted(dns.addresses(target)));
      }
      case "mx" -> {
        lookups++;
        yield ofExchangers(term, counted(dns.exchangers(target)));
      }
      case "exists" -> {
        lookups++;
        yield !counted(dns.addresses(target)).isEmpty();
      }
      case "ptr" -> {
        lookups++;
        faults.add("ptr is not to be used any more (RFC 7208 section 5.5)");
        yield false;
      }
      default -> {
        faults.add("\"" + term.text() + "\" is no mechanism");
        yield false;
      }
    };
  }

  private boolean ofExchangers(SpfTerm term, List<String> hosts) throws DnsFailureException {
    if (hosts.size() > MOST_EXCHANGERS) {
      faults.add("mx has " + hosts.size() + " hosts, more than " + MOST_EXCHANGERS);
    }
    boolean matches = false;
    for (String host : hosts) {
      matches |= anyWithin(term, dns.addresses(host));
    }
    return matches;
  }

  private boolean anyWithin(SpfTerm term, List<InetAddress> hosts) {
    InetAddress asked = address;
    return asked != null && hosts.stream().anyMatch(host -> term.covers(host, asked));
  }

  private boolean within(SpfTerm term, String network) {
    InetAddress host = SpfTerm.literal(term.name(), network);
    if (host == null) {
      faults.add("\"" + term.text() + "\" holds no address");
      return false;
    }
    return address != null && term.covers(host, address);
  }

  private <T> List<T> counted(List<T> answer) {
    voids += answer.isEmpty() ? 1 : 0;
    return answer;
  }
}
