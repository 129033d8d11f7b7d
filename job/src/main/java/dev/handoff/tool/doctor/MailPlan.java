package dev.handoff.tool.doctor;

import dev.handoff.domain.message.MessageClass;
import dev.handoff.operator.BounceAddress;
import dev.handoff.operator.MailSettings;
import dev.handoff.operator.SenderSettings;
import dev.handoff.operator.SenderSettings.SignatureSettings;
import java.net.IDN;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * The domains that mail goes by.
 *
 * @param lanes each way of sending once, with the classes of mail that go by it
 */
record MailPlan(Map<Lane, List<MessageClass>> lanes) {

  /**
   * A way of sending.
   *
   * @param from domain of the From address, which a reader sees
   * @param envelope domain of the envelope sender, where bounces go
   * @param answers domain that answers go to
   * @param signatures under each mail
   */
  record Lane(String from, String envelope, String answers, List<SignatureSettings> signatures) {}

  /** What the settings come to. */
  static MailPlan of(MailSettings settings) {
    Map<Lane, List<MessageClass>> lanes = new LinkedHashMap<>();
    BounceAddress bounces = settings.bounces();
    for (MessageClass messageClass : MessageClass.values()) {
      SenderSettings sender = settings.sender(messageClass);
      String from = domain(sender.from());
      String envelope = bounces == null ? from : domain(bounces.address());
      String answers = domain(Objects.requireNonNullElse(sender.replyTo(), sender.from()));
      lanes
          .computeIfAbsent(
              new Lane(from, envelope, answers, sender.signatures()), lane -> new ArrayList<>())
          .add(messageClass);
    }
    return new MailPlan(lanes);
  }

  /** Domains of From, in order. */
  List<String> fromDomains() {
    return List.copyOf(new TreeSet<>(lanes.keySet().stream().map(Lane::from).toList()));
  }

  /** Domains of the envelope, in order. */
  List<String> envelopeDomains() {
    return List.copyOf(new TreeSet<>(lanes.keySet().stream().map(Lane::envelope).toList()));
  }

  /** Domains that mail comes back to, as answer or bounce, in order. */
  List<String> incomingDomains() {
    TreeSet<String> domains = new TreeSet<>(envelopeDomains());
    lanes.keySet().forEach(lane -> domains.add(lane.answers()));
    return List.copyOf(domains);
  }

  /** Every signature once. */
  List<SignatureSettings> signatures() {
    return lanes.keySet().stream().flatMap(lane -> lane.signatures().stream()).distinct().toList();
  }

  /** The domain of an address as lower-case A-label; as it stands when it has none. */
  static String domain(String address) {
    String domain = address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    try {
      return IDN.toASCII(domain);
    } catch (IllegalArgumentException e) {
      return domain;
    }
  }
}
