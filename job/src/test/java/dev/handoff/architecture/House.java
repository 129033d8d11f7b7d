package dev.handoff.architecture;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The plan of the house: which package is on which floor, what each may use, and in which order the
 * rooms of the ground floor build on one another.
 *
 * @param root the package that the house stands in: {@code dev.handoff}, or that of fixtures
 */
record House(String root) {

  /** The product. */
  static final House HANDOFF = new House("dev.handoff");

  /** Floors from the ground up; each uses those below, packages of one do not know each other. */
  static final List<Set<String>> FLOORS =
      List.of(
          Set.of("domain"),
          Set.of("codec", "condition", "phrase", "sketch", "summary", "template", "mail", "link"),
          Set.of("state"),
          Set.of("operator"),
          Set.of("source", "sink"),
          Set.of("job", "tool"));

  /** What a package does not use although it is below. */
  private static final Map<String, Set<String>> AVOIDED =
      Map.of(
          "state", Set.of("condition", "phrase", "sketch", "summary", "template", "mail", "link"),
          "source", Set.of("operator"),
          "sink", Set.of("operator"));

  /** What a package uses although it is beside. */
  private static final Map<String, Set<String>> BESIDE = Map.of("tool", Set.of("job"));

  /** The rooms of {@code domain}, each using only those before it; rooms in one set, not at all. */
  static final List<Set<String>> ROOMS =
      List.of(
          Set.of("definition"),
          Set.of("activity"),
          Set.of("deadletter"),
          Set.of("group"),
          Set.of("engagement"),
          Set.of("calibration"),
          Set.of("insight"),
          Set.of("journey"),
          Set.of("alert"),
          Set.of("message"),
          Set.of("catalog"),
          Set.of("gate"),
          Set.of("lint"),
          Set.of("exchange"),
          Set.of(
              "track",
              "route",
              "evaluate",
              "backtest",
              "address",
              "redrive",
              "report",
              "timeline"));

  /** Starts of the packages that every class may use: the JDK's and the null annotations. */
  private static final Set<String> EVERYWHERE =
      Set.of("java", "javax.crypto", "javax.net.ssl", "org.jspecify.annotations");

  private static final Set<String> JACKSON =
      Set.of("com.fasterxml.jackson.core", "com.fasterxml.jackson.databind");
  private static final Set<String> JACKSON_AND_YAML =
      Set.of(
          "com.fasterxml.jackson.core", "com.fasterxml.jackson.databind", "org.snakeyaml.engine");
  private static final Set<String> FLINK = Set.of("org.apache.flink", "org.slf4j");
  private static final Set<String> FLINK_AND_KAFKA =
      Set.of("org.apache.flink", "org.slf4j", "org.apache.kafka");

  /** The libraries of each package, as starts of their packages. */
  private static final Map<String, Set<String>> LIBRARIES =
      Map.ofEntries(
          Map.entry("codec", JACKSON),
          Map.entry("condition", Set.of("dev.cel", "com.google.common", "com.google.protobuf")),
          Map.entry("phrase", Set.of("org.apache.lucene.analysis")),
          Map.entry("sketch", Set.of("com.datadoghq.sketch")),
          Map.entry("summary", Set.of("dev.langchain4j", "io.github.resilience4j")),
          Map.entry("template", Set.of("freemarker", "com.sun.management")),
          Map.entry("mail", Set.of("jakarta.mail", "jakarta.activation", "org.eclipse.angus")),
          Map.entry("state", Set.of("org.apache.flink", "org.slf4j", "org.rocksdb")),
          Map.entry("operator", FLINK),
          Map.entry("source", FLINK_AND_KAFKA),
          Map.entry("sink", FLINK_AND_KAFKA),
          Map.entry("job", Set.of("org.apache.flink", "org.slf4j", "org.snakeyaml.engine")),
          Map.entry("tool", Set.of("org.apache.flink", "org.slf4j", "picocli")),
          Map.entry("tool.catalog", JACKSON_AND_YAML),
          Map.entry("tool.demo", JACKSON),
          Map.entry(
              "tool.doctor",
              Set.of(
                  "com.fasterxml.jackson.core",
                  "com.fasterxml.jackson.databind",
                  "com.google.common.net",
                  "org.xbill.DNS")),
          Map.entry("tool.track", Set.of("org.slf4j", "picocli", "io.undertow", "org.xnio")),
          Map.entry("tool.draw", Set.of("org.eclipse.elk", "org.eclipse.emf.common")));

  /** Whether a package is of this house. */
  boolean holds(String packageName) {
    return packageName.startsWith(root + ".");
  }

  /** The number of a package's floor; -1 when it is on none. */
  int floor(String packageName) {
    return indexOf(FLOORS, storey(packageName));
  }

  /** Whether the plan knows the package: it is on a floor and, in the domain, one of the rooms. */
  boolean knows(String packageName) {
    return storey(packageName).equals("domain") ? room(packageName) >= 0 : floor(packageName) >= 0;
  }

  /** Whether a package may use another of this house. */
  boolean lets(String user, String used) {
    String from = storey(user);
    String to = storey(used);
    if (user.equals(used)) {
      return true;
    }
    if (from.equals("domain") && to.equals("domain")) {
      return room(used) < room(user);
    }
    boolean below = floor(used) >= 0 && floor(used) < floor(user);
    return from.equals(to)
        || (below && !among(AVOIDED.get(from), to))
        || among(BESIDE.get(from), to);
  }

  /** Whether a package may use one that is not of this house. */
  boolean letsIn(String user, String used) {
    Set<String> libraries =
        LIBRARIES.getOrDefault(within(user), LIBRARIES.getOrDefault(storey(user), Set.of()));
    return startsAny(EVERYWHERE, used) || startsAny(libraries, used);
  }

  /** Where a package stands among the rooms of the domain; -1 when it is none of them. */
  private int room(String packageName) {
    String name = within(packageName);
    return name.startsWith("domain.") ? indexOf(ROOMS, name.substring("domain.".length())) : -1;
  }

  /** The package's first name within the house. */
  private String storey(String packageName) {
    String name = within(packageName);
    int dot = name.indexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }

  private String within(String packageName) {
    return holds(packageName) ? packageName.substring(root.length() + 1) : "";
  }

  private static int indexOf(List<Set<String>> order, String name) {
    for (int i = 0; i < order.size(); i++) {
      if (order.get(i).contains(name)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean among(@Nullable Set<String> names, String name) {
    return Objects.requireNonNullElse(names, Set.<String>of()).contains(name);
  }

  private static boolean startsAny(Set<String> starts, String packageName) {
    return starts.stream()
        .anyMatch(start -> packageName.equals(start) || packageName.startsWith(start + "."));
  }
}
