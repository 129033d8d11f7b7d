package dev.handoff.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The demo's forty-five days through the whole job, and its decisions as one reads them. */
final class DemoRun {

  private static final Path DEMO = Path.of("..", "deploy", "local");
  static final Path DATA = DEMO.resolve("demo-data");

  /** Where the demo's clock stands still; both orders end here. */
  static final String END = "2026-10-16T00:00:00+02:00";

  private static final JsonMapper JSON = new JsonMapper();

  private DemoRun() {}

  static FileRun demo(Path input, Path output) {
    return FileRun.over(input, output)
        .with("config", DEMO.resolve("demo.yaml").toString())
        .with("track.keys-file", DEMO.resolve("demo-track.keys").toString())
        .with("until", END);
  }

  /** What the job is told when it writes to this folder. */
  static JobSettings settings(Path output) throws BadOptionsException {
    return SettingsReader.read(
        "--config",
        DEMO.resolve("demo.yaml").toString(),
        "--track.keys-file",
        DEMO.resolve("demo-track.keys").toString(),
        "--input",
        DATA.toString(),
        "--output",
        output.toString());
  }

  /** Of each decision on a mail: class, message, who, decision and reason. */
  static List<String> decisions(List<String> messages) throws Exception {
    List<String> decisions = new ArrayList<>();
    for (String line : messages) {
      JsonNode row = JSON.readTree(line);
      String recipient = row.get("recipient").asText();
      decisions.add(
          String.join(
                  " ",
                  row.get("class").asText(),
                  row.path("message").asText(),
                  recipient.endsWith("@customers.example")
                      ? "customer"
                      : recipient.substring(0, recipient.indexOf('@')),
                  row.get("decision").asText(),
                  row.path("reason").asText())
              .strip());
    }
    return decisions;
  }
}
