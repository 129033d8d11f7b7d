package dev.handoff.tool.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import dev.handoff.codec.WithdrawalWriter;
import dev.handoff.domain.catalog.Reference;
import dev.handoff.domain.definition.Definition;
import dev.handoff.domain.definition.Withdrawal;
import dev.handoff.tool.catalog.LiveDefinitions.Published;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * The difference between a folder of definitions and what is live (SPEC section 4: a live version
 * is never changed in place).
 */
public final class CatalogChanges {

  /** What is meant comes before what means it. */
  private static final List<Definition.Kind> ORDER =
      List.of(
          Definition.Kind.ROLE_TEMPLATE,
          Definition.Kind.SOLUTION_INTEREST,
          Definition.Kind.SCORE_MODEL,
          Definition.Kind.RISK_MODEL,
          Definition.Kind.SEGMENT_MODEL,
          Definition.Kind.MESSAGE,
          Definition.Kind.JOURNEY);

  private final LiveDefinitions live;
  private final LiveDefinitions after;
  private final List<CatalogChange> changes = new ArrayList<>();

  /**
   * Compares.
   *
   * @param folder without findings
   * @param live what is live now
   * @param withdrawMissing whether what is live and not in the folder is withdrawn
   * @param now when withdrawals take effect
   */
  public CatalogChanges(
      CheckedCatalog folder, LiveDefinitions live, boolean withdrawMissing, Instant now) {
    this.live = live;
    this.after = live.copy();
    List<CheckedCatalog.Item> items = new ArrayList<>(folder.items());
    items.sort(
        Comparator.comparingInt(
                (CheckedCatalog.Item item) -> ORDER.indexOf(item.definition().kind()))
            .thenComparing(CheckedCatalog.Item::key)
            .thenComparingInt(item -> item.definition().version()));
    Set<String> named = new HashSet<>();
    for (CheckedCatalog.Item item : items) {
      named.add(item.key());
      changes.add(change(item));
    }
    for (String key : new TreeSet<>(live.keysInForce())) {
      if (!named.contains(key)) {
        changes.add(missing(key, withdrawMissing, now));
      }
    }
    refuseWhatLeavesAGap();
  }

  /** One for each definition of the folder, in the order of writing, then what is only live. */
  public List<CatalogChange> all() {
    return List.copyOf(changes);
  }

  private CatalogChange change(CheckedCatalog.Item item) {
    String key = item.key();
    Definition definition = item.definition();
    Published inForce = after.inForce(key);
    if (definition instanceof Withdrawal) {
      return inForce == null
          ? CatalogChange.silent(CatalogChange.Type.UNCHANGED, key, "not live")
          : effective(item, CatalogChange.Type.WITHDRAWN, versions(inForce), List.of());
    }
    int version = definition.version();
    if (inForce == null) {
      return effective(item, CatalogChange.Type.NEW, "version " + version, List.of());
    }
    JsonNode json = LiveDefinitions.tree(item.json());
    for (Published published : after.accepted(key)) {
      if (FieldChanges.isSame(published.json(), json)) {
        return CatalogChange.silent(CatalogChange.Type.UNCHANGED, key, "version " + version);
      }
    }
    if (version > after.versionInForce(key)) {
      return effective(
          item,
          CatalogChange.Type.CHANGED,
          versions(inForce) + " → " + version,
          FieldChanges.between(inForce.json(), json));
    }
    return refused(item, inForce, json);
  }

  private static CatalogChange refused(CheckedCatalog.Item item, Published inForce, JsonNode json) {
    int next = inForce.definition().version() + 1;
    boolean lower = item.definition().version() < inForce.definition().version();
    String why =
        lower
            ? "version "
                + item.definition().version()
                + " is lower than that in force, and not as it was: raise version to "
            : "a live version is never changed in place: raise version to ";
    return new CatalogChange(
        CatalogChange.Type.REFUSED,
        item.key(),
        item.source().finding("version", why + next).text(),
        FieldChanges.between(inForce.json(), json),
        new byte[0]);
  }

  /** A change that takes effect as it says; times can keep it from that. */
  private CatalogChange effective(
      CheckedCatalog.Item item, CatalogChange.Type type, String headline, List<String> details) {
    after.add(item.json());
    boolean isInForce =
        type == CatalogChange.Type.WITHDRAWN
            ? after.inForce(item.key()) == null
            : after.accepted(item.key()).stream()
                .anyMatch(then -> then.definition().equals(item.definition()));
    if (!isInForce) {
      String why =
          "would have no effect: what is live takes effect no earlier than "
              + item.definition().updatedAt();
      return CatalogChange.silent(
          CatalogChange.Type.REFUSED, item.key(), item.source().finding("updatedAt", why).text());
    }
    return new CatalogChange(type, item.key(), headline, details, item.json());
  }

  private CatalogChange missing(String key, boolean withdraw, Instant now) {
    Definition definition = Objects.requireNonNull(live.inForce(key)).definition();
    String version = "version " + definition.version();
    if (!withdraw) {
      return CatalogChange.silent(CatalogChange.Type.KEPT, key, version);
    }
    Instant at = now.isBefore(definition.updatedAt()) ? definition.updatedAt() : now;
    byte[] json = WithdrawalWriter.write(definition.kind().wireName(), definition.id(), at);
    after.add(json);
    return new CatalogChange(CatalogChange.Type.WITHDRAWN, key, version, List.of(), json);
  }

  private void refuseWhatLeavesAGap() {
    Set<String> left = after.keysInForce();
    for (String key : new TreeSet<>(left)) {
      for (Reference reference :
          Reference.of(Objects.requireNonNull(after.inForce(key)).definition())) {
        if (!left.contains(reference.key()) && live.keysInForce().contains(reference.key())) {
          changes.add(
              CatalogChange.silent(
                  CatalogChange.Type.REFUSED,
                  reference.key(),
                  "cannot be withdrawn: " + key + " needs it at " + reference.path()));
        }
      }
    }
  }

  private static String versions(Published inForce) {
    return "version " + inForce.definition().version();
  }
}
