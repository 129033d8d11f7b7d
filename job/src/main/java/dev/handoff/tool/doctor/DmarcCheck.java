package dev.handoff.tool.doctor;

import com.google.common.net.InternetDomainName;
import dev.handoff.tool.doctor.MailPlan.Lane;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the sender's domain asks of receivers, and whether our mail stands up to it (RFC 7489). */
final class DmarcCheck {
  private static final String DMARC = "dmarc";
  private static final String ASK = "v=DMARC1; p=none; rua=mailto:dmarc@";

  private final Dns dns;

  DmarcCheck(Dns dns) {
    this.dns = dns;
  }

  List<Diagnosis> of(Lane lane) throws DnsFailureException {
    String organisation = organisation(lane.from());
    String owner = lane.from();
    List<String> records = records(owner);
    if (records.isEmpty() && !organisation.equals(owner)) {
      owner = organisation;
      records = records(owner);
    }
    String name = "_dmarc." + owner;
    if (records.isEmpty()) {
      return List.of(
          Diagnosis.fault(
                  DMARC,
                  lane.from(),
                  "there is no DMARC record, which Gmail, Yahoo and Microsoft want",
                  "Publish one; begin with p=none and read the reports.")
              .publish("_dmarc." + organisation, "TXT", ASK + organisation));
    }
    if (records.size() > 1) {
      return List.of(
          Diagnosis.fault(
              DMARC,
              name,
              "there are " + records.size() + " records, and a receiver then goes by none",
              "Leave one."));
    }
    Map<String, String> tags = Tags.of(records.get(0));
    List<Diagnosis> found = new ArrayList<>();
    policy(lane, name, owner, tags, found);
    alignment(lane, tags, found);
    return found;
  }

  private static void policy(
      Lane lane, String name, String owner, Map<String, String> tags, List<Diagnosis> found) {
    boolean inherited = !owner.equals(lane.from());
    String own = tags.getOrDefault("p", "").toLowerCase(Locale.ROOT);
    String policy = inherited ? tags.getOrDefault("sp", own).toLowerCase(Locale.ROOT) : own;
    if (!Set.of("none", "quarantine", "reject").contains(policy)) {
      found.add(
          Diagnosis.fault(
                  DMARC,
                  name,
                  "the record has no policy: p=" + policy,
                  "p= takes none, quarantine or reject.")
              .publish(name, "TXT", ASK + owner));
    } else if (!tags.containsKey("rua")) {
      found.add(
          Diagnosis.warning(
              DMARC,
              name,
              "p=" + policy + ", and nobody gets the reports",
              "Add rua=mailto: with an address of your own, to see who sends in your name."));
    } else {
      found.add(Diagnosis.fine(DMARC, lane.from(), "p=" + policy + " from " + name));
    }
  }

  /** One of the two has to carry the domain that the reader sees. */
  private static void alignment(Lane lane, Map<String, String> tags, List<Diagnosis> found) {
    boolean spf = aligned(lane.from(), lane.envelope(), tags.get("aspf"));
    boolean dkim =
        lane.signatures().stream()
            .anyMatch(signature -> aligned(lane.from(), signature.domain(), tags.get("adkim")));
    String by = spf && dkim ? "SPF and DKIM" : spf ? "SPF alone" : dkim ? "DKIM alone" : "nothing";
    if (!spf && !dkim) {
      found.add(
          Diagnosis.fault(
              DMARC,
              lane.from(),
              "neither the envelope ("
                  + lane.envelope()
                  + ") nor a signature is aligned with From, so DMARC fails",
              "Sign for "
                  + lane.from()
                  + " or its organisation: leave mail.dkim.domain out, or change mail.from."));
    } else if (!dkim) {
      found.add(
          Diagnosis.warning(
              DMARC,
              lane.from(),
              "From is aligned by " + by + ", which does not survive forwarding",
              lane.signatures().isEmpty()
                  ? "Sign the mail: mail.dkim.selector and mail.dkim.key-file."
                  : "Let mail.dkim.domain be the domain of From."));
    } else {
      found.add(Diagnosis.fine(DMARC, lane.from(), "From is aligned by " + by));
    }
  }

  private List<String> records(String domain) throws DnsFailureException {
    return dns.texts("_dmarc." + domain).stream()
        .filter(text -> text.matches("(?i)v\\s*=\\s*DMARC1\\s*(;.*)?"))
        .toList();
  }

  private static boolean aligned(String from, String other, @Nullable String mode) {
    boolean strict = mode != null && mode.equalsIgnoreCase("s");
    return strict ? from.equals(other) : organisation(from).equals(organisation(other));
  }

  /** The domain below the public suffix, as the list of public suffixes in Guava has it. */
  static String organisation(String domain) {
    try {
      InternetDomainName name = InternetDomainName.from(domain);
      return name.isUnderPublicSuffix() ? name.topPrivateDomain().toString() : domain;
    } catch (IllegalArgumentException e) {
      return domain;
    }
  }
}
