package dev.handoff.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What deploy/local/cluster runs, by its script and by Flink's REST interface. */
final class LocalCluster {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration ANSWER = Duration.ofSeconds(10);

  private final Path root;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(ANSWER).build();

  LocalCluster(Path root) {
    this.root = root;
  }

  Path home() {
    return root.resolve("target").resolve("cluster");
  }

  Path options() {
    return home().resolve("conf").resolve("handoff.yaml");
  }

  /** What its mail server, ours or a Postfix, gets. */
  Arrivals arrivals() {
    Path postfix = home().resolve("postfix");
    return Files.isDirectory(postfix)
        ? new PostfixMail(postfix, home().resolve("log").resolve("postfix.log"))
        : KeptMail.arrivals(home().resolve("mail"));
  }

  /** Runs a command of the script and returns what it printed. */
  String run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(root.resolve("deploy/local/cluster").toString());
    command.addAll(List.of(arguments));
    Path out = Files.createTempFile("cluster", ".out");
    Process process =
        new ProcessBuilder(command)
            .directory(root.toFile())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .start();
    int code = process.waitFor();
    String text = Files.readString(out);
    Files.delete(out);
    if (code != 0) {
      throw new IOException("cluster " + String.join(" ", arguments) + ": " + text.strip());
    }
    return text;
  }

  /** Sends a signal, such as {@code STOP}, to a process. */
  void signal(String process, String signal) throws IOException, InterruptedException {
    String pid = Files.readString(home().resolve("run").resolve(process + ".pid")).strip();
    new ProcessBuilder("kill", "-" + signal, pid).inheritIO().start().waitFor();
  }

  int taskManagers() throws IOException {
    try (var files = Files.list(home().resolve("run"))) {
      return (int)
          files
              .filter(file -> file.getFileName().toString().matches("taskmanager-\\d+\\.pid"))
              .count();
    }
  }

  /** A port by the name that the script gave it, for example {@code broker}. */
  int port(String name) throws IOException {
    Map<String, Integer> ports = new HashMap<>();
    for (String line : Files.readAllLines(home().resolve("run").resolve("ports"))) {
      ports.put(
          line.substring(0, line.indexOf("_port=")),
          Integer.parseInt(line.substring(line.indexOf('=') + 1)));
    }
    return Optional.ofNullable(ports.get(name)).orElseThrow();
  }

  String broker() throws IOException {
    return "127.0.0.1:" + port("broker");
  }

  /** Whether both jobs run, and each has completed a checkpoint that began after an instant. */
  boolean hasCheckpointsSince(Instant since) throws InterruptedException {
    for (String half : List.of("decide", "mail")) {
      try {
        String job = Files.readString(home().resolve("run").resolve(half + ".job")).strip();
        if (!get("/jobs/" + job).path("state").asText().equals("RUNNING")) {
          return false;
        }
        JsonNode newest = get("/jobs/" + job + "/checkpoints").path("latest").path("completed");
        long begun = newest.path("trigger_timestamp").asLong(0);
        if (begun < since.toEpochMilli()) {
          return false;
        }
      } catch (IOException e) {
        // No JobManager, or no job yet: it has not recovered.
        return false;
      }
    }
    return true;
  }

  private JsonNode get(String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port("ui") + path))
            .timeout(ANSWER)
            .build();
    HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    if (answer.statusCode() != 200) {
      throw new IOException(path + " answers " + answer.statusCode());
    }
    return JSON.readTree(answer.body());
  }
}
