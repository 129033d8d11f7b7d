package dev.handoff.tool.doctor;

import dev.handoff.mail.dkim.DkimKey;
import dev.handoff.operator.SenderSettings.SignatureSettings;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whether a key signs what its domain says it signs (RFC 6376 section 3.6). */
final class DkimCheck {
  private static final String DKIM = "dkim";

  private final Dns dns;

  DkimCheck(Dns dns) {
    this.dns = dns;
  }

  List<Diagnosis> of(SignatureSettings signature) throws DnsFailureException {
    String name = signature.recordName();
    DkimKey key;
    try {
      key = signature.key();
    } catch (IllegalArgumentException | UncheckedIOException e) {
      return List.of(
          Diagnosis.fault(
              DKIM,
              name,
              String.valueOf(e.getMessage()),
              "Give the key that the tasks will have."));
    }
    List<String> records = dns.texts(name);
    if (records.isEmpty()) {
      return List.of(
          Diagnosis.fault(DKIM, name, "there is no record", "Publish the key.")
              .publish(name, "TXT", key.record()));
    }
    if (records.size() > 1) {
      return List.of(
          Diagnosis.fault(
                  DKIM,
                  name,
                  "there are " + records.size() + " records, and a receiver may take any",
                  "Leave one; the other key gets a selector of its own.")
              .publish(name, "TXT", key.record()));
    }
    return compare(name, key, records.get(0));
  }

  private static List<Diagnosis> compare(String name, DkimKey key, String record) {
    Map<String, String> tags = Tags.of(record);
    List<Diagnosis> found = new ArrayList<>();
    String published = Objects.requireNonNullElse(tags.get("p"), "").replaceAll("\\s", "");
    String type = tags.getOrDefault("k", "rsa").toLowerCase(Locale.ROOT);
    String wanted = key.algorithm().keyType();
    if (!tags.getOrDefault("v", "DKIM1").equals("DKIM1")) {
      found.add(wrong(name, "the record is not of DKIM: v=" + tags.get("v"), key));
    } else if (!tags.containsKey("p")) {
      found.add(wrong(name, "the record holds no key (p=)", key));
    } else if (published.isEmpty()) {
      found.add(wrong(name, "the key is revoked (p= is empty)", key));
    } else if (!type.equals(wanted)) {
      found.add(wrong(name, "the record says k=" + type + ", the key is " + wanted, key));
    } else if (!published.equals(key.publicKeyText())) {
      found.add(wrong(name, "the record holds another key than the one that signs", key));
    }
    if (!allows(tags.get("h"), "sha256")) {
      found.add(wrong(name, "the record does not allow SHA-256: h=" + tags.get("h"), key));
    }
    if (!allows(tags.get("s"), "email")) {
      found.add(wrong(name, "the record is not for mail: s=" + tags.get("s"), key));
    }
    if (Arrays.asList(tags.getOrDefault("t", "").split(":", -1)).contains("y")) {
      found.add(
          Diagnosis.warning(
                  DKIM,
                  name,
                  "the record says that the domain is only testing (t=y)",
                  "Take t=y away, or signed mail counts as unsigned.")
              .publish(name, "TXT", key.record()));
    }
    if (found.isEmpty()) {
      found.add(Diagnosis.fine(DKIM, name, "the record holds the key that signs (" + wanted + ")"));
    }
    return found;
  }

  private static boolean allows(@Nullable String list, String wanted) {
    return list == null
        || Arrays.stream(list.split(":", -1))
            .map(String::strip)
            .anyMatch(item -> item.equals("*") || item.equalsIgnoreCase(wanted));
  }

  private static Diagnosis wrong(String name, String what, DkimKey key) {
    return Diagnosis.fault(DKIM, name, what, "Publish this instead, or sign with the other key.")
        .publish(name, "TXT", key.record());
  }
}
