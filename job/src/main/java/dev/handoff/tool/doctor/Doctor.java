package dev.handoff.tool.doctor;

import dev.handoff.domain.journey.Journey;
import dev.handoff.domain.message.AllowList;
import dev.handoff.operator.MailSettings;
import dev.handoff.operator.SenderSettings.SignatureSettings;
import dev.handoff.operator.TrackAddress;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks at how mail is going to leave. */
public final class Doctor {
  private final MailSettings mail;
  private final AllowList allowed;
  private final Dns dns;
  private final List<InetAddress> sending;

  /**
   * @param dnsServer {@code host:port}; null: the one of this machine
   * @param sending the addresses that receivers see; none: not known
   * @throws IllegalArgumentException when the DNS server is none
   */
  public Doctor(
      MailSettings mail, AllowList allowed, @Nullable String dnsServer, List<InetAddress> sending) {
    this.mail = mail;
    this.allowed = allowed;
    this.dns = Dns.of(dnsServer);
    this.sending = List.copyOf(sending);
  }

  /**
   * Everything that was looked at, each thing once.
   *
   * @param journeys whose recipients have to be allowed
   */
  public List<Diagnosis> look(List<Journey> journeys) {
    MailPlan plan = MailPlan.of(mail);
    Set<Diagnosis> found = new LinkedHashSet<>();
    MailSettings.Server server = mail.smtp();
    if (server != null) {
      found.addAll(smtp(server));
    }
    SpfCheck spf = new SpfCheck(dns, sending);
    for (String domain : plan.envelopeDomains()) {
      found.addAll(ask("spf", domain, () -> spf.of(domain)));
    }
    DkimCheck dkim = new DkimCheck(dns);
    for (SignatureSettings signature : plan.signatures()) {
      found.addAll(ask("dkim", signature.recordName(), () -> dkim.of(signature)));
    }
    DmarcCheck dmarc = new DmarcCheck(dns);
    for (MailPlan.Lane lane : plan.lanes().keySet()) {
      found.addAll(ask("dmarc", lane.from(), () -> dmarc.of(lane)));
    }
    HostCheck hosts = new HostCheck(dns);
    for (InetAddress address : sending) {
      found.addAll(ask("ptr", address.getHostAddress(), () -> List.of(hosts.reverse(address))));
    }
    for (String domain : plan.incomingDomains()) {
      found.addAll(ask("mx", domain, () -> List.of(hosts.incoming(domain))));
    }
    found.addAll(AllowCheck.of(allowed, journeys));
    TrackAddress links = mail.track();
    if (links != null) {
      found.addAll(LinkCheck.of(links));
    }
    return List.copyOf(found);
  }

  /** The page for those who let mail in at the recipients' side. */
  public String allowPage(String trackingHost) {
    return new AllowPage(MailPlan.of(mail), sending, trackingHost).html();
  }

  private List<Diagnosis> smtp(MailSettings.Server server) {
    try {
      return ServerCheck.of(mail.open(server));
    } catch (RuntimeException e) {
      return List.of(
          Diagnosis.fault(
              "smtp",
              server.host() + ":" + server.port(),
              String.valueOf(e.getMessage()),
              "Give mail.smtp.user and its password, or neither."));
    }
  }

  private static List<Diagnosis> ask(String check, String subject, Question question) {
    try {
      return new ArrayList<>(question.answer());
    } catch (DnsFailureException e) {
      return List.of(
          Diagnosis.fault(
              check,
              subject,
              String.valueOf(e.getMessage()),
              "Ask again, or another server: --dns 192.0.2.53:53"));
    }
  }

  /** Something that the DNS is asked. */
  private interface Question {
    List<Diagnosis> answer() throws DnsFailureException;
  }
}
