package dev.handoff.tool.doctor;

import dev.handoff.tool.doctor.Spf.Outcome;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Whether the domain of the envelope lets our servers send (RFC 7208). */
final class SpfCheck {
  private static final String SPF = "spf";

  private final Dns dns;
  private final List<InetAddress> sending;

  /**
   * @param sending the addresses that receivers see; none: not known
   */
  SpfCheck(Dns dns, List<InetAddress> sending) {
    this.dns = dns;
    this.sending = sending;
  }

  List<Diagnosis> of(String domain) throws DnsFailureException {
    List<String> records = Spf.records(dns, domain);
    if (records.isEmpty()) {
      return List.of(
          Diagnosis.fault(
                  SPF,
                  domain,
                  "has no SPF record",
                  "Publish one that names the servers that hand the mail on.")
              .publish(domain, "TXT", "v=spf1 " + mechanisms(sending) + " -all"));
    }
    if (records.size() > 1) {
      return List.of(
          Diagnosis.fault(
              SPF,
              domain,
              "has " + records.size() + " SPF records, and a receiver then goes by none",
              "Make one of them, with all their mechanisms."));
    }
    String record = records.get(0);
    List<Diagnosis> found = new ArrayList<>();
    policy(domain, record, found);
    for (InetAddress address : sending) {
      sender(domain, record, address, found);
    }
    if (sending.isEmpty()) {
      found.add(
          Diagnosis.note(
              SPF,
              domain,
              "whether our servers pass is not known",
              "Name the addresses that receivers see: --sending-ip 192.0.2.10"));
    }
    return found;
  }

  private void policy(String domain, String record, List<Diagnosis> found)
      throws DnsFailureException {
    Outcome walk = Spf.walk(dns, domain, null);
    int before = found.size();
    walk.faults()
        .forEach(
            fault ->
                found.add(Diagnosis.fault(SPF, domain, fault, "Change it in \"" + record + "\".")));
    if (walk.lookups() > Spf.MOST_LOOKUPS) {
      found.add(
          Diagnosis.fault(
              SPF,
              domain,
              "takes " + walk.lookups() + " lookups; a receiver stops at " + Spf.MOST_LOOKUPS,
              "Replace include:, a: and mx: by ip4: and ip6:, or remove services that are gone."));
    }
    if (walk.voids() > Spf.MOST_VOID) {
      found.add(
          Diagnosis.fault(
              SPF,
              domain,
              "asks for "
                  + walk.voids()
                  + " names that are not there; a receiver stops at "
                  + Spf.MOST_VOID,
              "Remove what leads nowhere from \"" + record + "\"."));
    }
    if (record.matches("(?i).* \\+?all( .*)?")) {
      found.add(
          Diagnosis.fault(SPF, domain, "lets everybody send (all)", "End it with -all.")
              .publish(domain, "TXT", record.replaceFirst("(?i) \\+?all", " -all")));
    } else if (walk.verdict() == SpfVerdict.NEUTRAL) {
      found.add(
          Diagnosis.warning(
                  SPF, domain, "does not say what to do with other servers", "End it with -all.")
              .publish(domain, "TXT", record.replaceFirst("(?i) \\?all$", "") + " -all"));
    }
    if (found.size() == before) {
      found.add(
          Diagnosis.fine(
              SPF, domain, walk.lookups() + " of " + Spf.MOST_LOOKUPS + " lookups: " + record));
    }
  }

  private void sender(String domain, String record, InetAddress address, List<Diagnosis> found)
      throws DnsFailureException {
    SpfVerdict verdict = Spf.walk(dns, domain, address).verdict();
    String shown = address.getHostAddress();
    if (verdict == SpfVerdict.PASS) {
      found.add(Diagnosis.fine(SPF, domain, shown + " may send"));
    } else {
      found.add(
          Diagnosis.fault(
                  SPF, domain, shown + " may not send (" + verdict + ")", "Add the address.")
              .publish(
                  domain,
                  "TXT",
                  record.replaceFirst("(?i)^v=spf1", "v=spf1 " + mechanisms(List.of(address)))));
    }
  }

  private static String mechanisms(List<InetAddress> addresses) {
    return addresses.isEmpty()
        ? "ip4:THE-ADDRESS-THAT-SENDS"
        : addresses.stream()
            .map(a -> (a instanceof Inet4Address ? "ip4:" : "ip6:") + a.getHostAddress())
            .collect(Collectors.joining(" "));
  }
}
