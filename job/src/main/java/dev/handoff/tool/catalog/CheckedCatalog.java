package dev.handoff.tool.catalog;

import dev.handoff.codec.FieldFault;
import dev.handoff.codec.Rejection;
import dev.handoff.domain.catalog.Reference;
import dev.handoff.domain.definition.Definition;
import dev.handoff.domain.definition.Withdrawal;
import dev.handoff.domain.journey.Journey;
import dev.handoff.domain.message.MessageDefinition;
import dev.handoff.operator.DefinitionCheck;
import dev.handoff.operator.ParseRecords;
import dev.handoff.template.Templates;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Files of definitions, each checked as the job would, and as a whole: each version once, none that
 * would be ignored, no reference to what is not there (SPEC section 9, "Contracts").
 */
public final class CheckedCatalog {

  private final List<Item> items = new ArrayList<>();
  private final List<Finding> findings;
  private final Instant stamp;
  private final Instant latest;

  /**
   * A definition that could be read.
   *
   * @param source where it stands
   * @param definition with placeholders where it has faults
   * @param json the catalog record
   * @param isSound whether the job would take it
   */
  // Bytes as they will be written: never compared.
  @SuppressWarnings("ArrayRecordComponent")
  record Item(SourceDefinition source, Definition definition, byte[] json, boolean isSound) {

    /** As {@code kind/id}, the key of the catalog topic. */
    String key() {
      return definition.kind().wireName() + "/" + definition.id();
    }
  }

  /**
   * Reads and checks.
   *
   * @param paths files and folders
   * @param lookbackDays the most days that a condition may reach back
   * @param stamp what definitions without an {@code updatedAt} get
   * @param now the clock, of which no definition may be more than a day ahead
   * @param live what is there beside the files, each as {@code kind/id}
   * @throws java.io.UncheckedIOException when a file cannot be read
   */
  public CheckedCatalog(
      List<Path> paths, int lookbackDays, Instant stamp, Instant now, Set<String> live) {
    CatalogFolder folder = new CatalogFolder(paths);
    this.findings = new ArrayList<>(folder.findings());
    this.stamp = stamp;
    this.latest = now.plus(ParseRecords.FUTURE_ALLOWED);
    DefinitionCheck check = new DefinitionCheck(lookbackDays);
    folder.definitions().forEach(source -> check(source, check));
    checkVersions();
    checkReferences(live);
    Collections.sort(findings);
  }

  /**
   * Checks a folder of templates too, and that what messages name is there.
   *
   * @throws IllegalArgumentException when it is no folder or holds no template; to be read after
   *     the folder's name
   * @throws java.io.UncheckedIOException when it cannot be read
   */
  public void checkTemplates(Path folder) {
    MessageTemplates templates = new MessageTemplates(folder);
    findings.addAll(templates.findings());
    for (Item item : items) {
      findings.addAll(templates.missing(item.definition(), item.source()));
    }
    checkMessages(templates.templates());
  }

  /** Checks the messages that are made from built-in templates alone: transactional first. */
  public void checkMessages() {
    checkMessages(Templates.builtIn());
  }

  private void checkMessages(Templates templates) {
    MessageRules rules = new MessageRules(templates);
    for (Item item : items) {
      if (item.isSound() && item.definition() instanceof MessageDefinition message) {
        findings.addAll(rules.findings(message, item.source()));
      }
    }
    Collections.sort(findings);
  }

  /** Whether a path names a file of definitions, or a folder that holds one. */
  public static boolean holdsDefinitions(Path path) {
    return !CatalogFolder.filesOf(path).isEmpty();
  }

  /** Everything that is wrong, by place. */
  public List<Finding> findings() {
    return Collections.unmodifiableList(findings);
  }

  /** How many definitions and withdrawals the files hold, those with faults too. */
  public int size() {
    return items.size();
  }

  /** The records of those that the job would take, in the order of the files. */
  public List<byte[]> records() {
    return items.stream().filter(Item::isSound).map(Item::json).toList();
  }

  /** The journeys without any fault of their own, in the order of the files. */
  public List<Journey> soundJourneys() {
    return items.stream()
        .filter(Item::isSound)
        .map(Item::definition)
        .filter(Journey.class::isInstance)
        .map(Journey.class::cast)
        .toList();
  }

  /** Everything that could be read, in the order of the files. */
  List<Item> items() {
    return items;
  }

  private void check(SourceDefinition source, DefinitionCheck check) {
    byte[] json = source.record(stamp);
    DefinitionCheck.Checked checked = check.check(json);
    Rejection rejection = checked.rejection();
    if (rejection != null && rejection.faults().isEmpty()) {
      findings.add(source.finding("", rejection.reason()));
    } else if (rejection != null) {
      for (FieldFault fault : rejection.faults()) {
        findings.add(source.finding(fault.path(), fault.line(), fault.column(), fault.message()));
      }
    }
    Definition definition = checked.definition();
    if (definition != null) {
      items.add(new Item(source, definition, json, rejection == null));
      if (definition.updatedAt().isAfter(latest)) {
        findings.add(
            source.finding(
                "updatedAt", "is more than 24 hours ahead; the job refuses it until then"));
      }
    }
  }

  private void checkVersions() {
    Map<String, List<Item>> byKey = new TreeMap<>();
    items.stream()
        .filter(item -> !item.definition().id().isBlank())
        .forEach(item -> byKey.computeIfAbsent(item.key(), key -> new ArrayList<>()).add(item));
    for (List<Item> versions : byKey.values()) {
      for (int i = 1; i < versions.size(); i++) {
        for (Item earlier : versions.subList(0, i)) {
          checkPair(earlier, versions.get(i));
        }
      }
    }
  }

  private void checkPair(Item one, Item other) {
    if (one.definition() instanceof Withdrawal != other.definition() instanceof Withdrawal) {
      return;
    }
    int step = Integer.compare(other.definition().version(), one.definition().version());
    Item higher = step < 0 ? one : other;
    Item lower = step < 0 ? other : one;
    if (step == 0) {
      findings.add(other.source().finding("id", "this version is defined before, " + placeOf(one)));
    } else if (lower.definition().updatedAt().isAfter(higher.definition().updatedAt())) {
      findings.add(
          lower
              .source()
              .finding(
                  "version",
                  "would be ignored: version "
                      + higher.definition().version()
                      + " takes effect before it, "
                      + placeOf(higher)));
    }
  }

  private static String placeOf(Item item) {
    SourceText.Place place = item.source().place();
    return item.source().source().file() + ":" + place.line();
  }

  private void checkReferences(Set<String> live) {
    Set<String> known = new HashSet<>(live);
    items.stream()
        .filter(item -> item.definition() instanceof Withdrawal)
        .forEach(item -> known.remove(item.key()));
    items.stream()
        .filter(item -> !(item.definition() instanceof Withdrawal))
        .forEach(item -> known.add(item.key()));
    for (Item item : items) {
      for (Reference reference : Reference.of(item.definition())) {
        if (!known.contains(reference.key())) {
          findings.add(item.source().finding(reference.path(), missing(reference, known)));
        }
      }
    }
  }

  private static String missing(Reference reference, Set<String> known) {
    String kind = reference.kind().wireName();
    String others =
        known.stream()
            .filter(key -> key.startsWith(kind + "/"))
            .map(key -> key.substring(kind.length() + 1))
            .sorted()
            .limit(20)
            .collect(Collectors.joining(", "));
    return "there is no "
        + kind
        + " "
        + reference.id()
        + (others.isEmpty() ? "" : ", only " + others);
  }
}
