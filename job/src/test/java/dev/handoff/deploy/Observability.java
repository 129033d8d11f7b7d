package dev.handoff.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The alert rules and the dashboard of {@code deploy/observability}. */
public final class Observability {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path FOLDER = Path.of("..", "deploy", "observability");
  private static final Pattern METRIC = Pattern.compile("\\bflink_[A-Za-z_]+");

  private Observability() {}

  /**
   * An alert rule.
   *
   * @param name what it is called
   * @param expression in PromQL
   * @param severity critical or warning
   * @param summary what whoever is woken reads
   * @param runbook file and heading
   */
  public record Rule(
      String name, String expression, String severity, String summary, String runbook) {}

  /** Every alert rule. */
  public static List<Rule> rules() {
    Object file = new Load(LoadSettings.builder().build()).loadFromString(read("alerts.yaml"));
    List<Rule> rules = new ArrayList<>();
    for (JsonNode rule : JSON.<JsonNode>valueToTree(file).at("/groups/0/rules")) {
      rules.add(
          new Rule(
              rule.path("alert").asText(),
              rule.path("expr").asText(),
              rule.at("/labels/severity").asText(),
              rule.at("/annotations/summary").asText(),
              rule.at("/annotations/runbook").asText()));
    }
    return rules;
  }

  /** Rows of the dashboard, from top to bottom. */
  public static List<String> rows() {
    List<String> rows = new ArrayList<>();
    for (JsonNode panel : panels()) {
      if (panel.path("type").asText().equals("row")) {
        rows.add(panel.path("title").asText());
      }
    }
    return rows;
  }

  /** Every metric that a rule or the dashboard reads. */
  public static Set<String> metrics() {
    Set<String> metrics = new TreeSet<>();
    rules().forEach(rule -> metrics.addAll(metricsIn(rule.expression())));
    for (JsonNode panel : panels()) {
      for (JsonNode target : panel.path("targets")) {
        metrics.addAll(metricsIn(target.path("expr").asText()));
      }
    }
    return metrics;
  }

  /** Names of Flink's metrics in a text. */
  public static Set<String> metricsIn(String text) {
    Set<String> names = new TreeSet<>();
    Matcher matcher = METRIC.matcher(text);
    while (matcher.find()) {
      names.add(matcher.group());
    }
    return names;
  }

  private static JsonNode panels() {
    try {
      return JSON.readTree(read("dashboard.json")).path("panels");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(String file) {
    try {
      return Files.readString(FOLDER.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
