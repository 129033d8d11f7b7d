package dev.handoff.tool.doctor;

import java.net.InetAddress;
import java.util.List;

/** The names of our servers, and where mail to our domains goes. */
final class HostCheck {
  private final Dns dns;

  HostCheck(Dns dns) {
    this.dns = dns;
  }

  /** Whether an address has a name that leads back to it; Gmail and others want it. */
  Diagnosis reverse(InetAddress address) throws DnsFailureException {
    String shown = address.getHostAddress();
    String name = Dns.reverseName(address);
    List<String> names = dns.names(address);
    if (names.isEmpty()) {
      return Diagnosis.fault(
              "ptr",
              shown,
              "the address has no name",
              "Whoever owns the address publishes one, usually the hoster.")
          .publish(name, "PTR", "mail.example.com.");
    }
    for (String host : names) {
      if (dns.addresses(host).contains(address)) {
        return Diagnosis.fine("ptr", shown, host + ", which leads back");
      }
    }
    String host = names.get(0);
    return Diagnosis.fault(
            "ptr", shown, "its name " + host + " does not lead back to it", "Publish the address.")
        .publish(host, shown.contains(":") ? "AAAA" : "A", shown);
  }

  /** Whether answers and bounces to a domain arrive somewhere. */
  Diagnosis incoming(String domain) throws DnsFailureException {
    List<String> hosts = dns.exchangers(domain);
    if (hosts.contains("")) {
      return Diagnosis.fault(
              "mx",
              domain,
              "the domain takes no mail (null MX, RFC 7505), and some receivers refuse mail from it",
              "Publish a server, or use a domain that takes answers and bounces.")
          .publish(domain, "MX", "10 mx.example.com.");
    }
    if (hosts.isEmpty()) {
      boolean implicit = !dns.addresses(domain).isEmpty();
      Diagnosis missing =
          implicit
              ? Diagnosis.warning(
                  "mx",
                  domain,
                  "there is no MX; answers and bounces go to the domain's own address",
                  "Say which server takes them.")
              : Diagnosis.fault(
                  "mx",
                  domain,
                  "there is neither MX nor address: answers and bounces are lost",
                  "Publish a server that takes them.");
      return missing.publish(domain, "MX", "10 mx.example.com.");
    }
    for (String host : hosts) {
      if (!dns.addresses(host).isEmpty()) {
        return Diagnosis.fine("mx", domain, String.join(", ", hosts));
      }
    }
    return Diagnosis.fault(
            "mx",
            domain,
            "none of its servers has an address: " + String.join(", ", hosts),
            "Publish the address.")
        .publish(hosts.get(0), "A", "192.0.2.25");
  }
}
