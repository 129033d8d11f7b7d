package dev.handoff.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handoff.operator.SummarySettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The options {@code llm.*}. */
class SummaryOptionsTest {

  @TempDir private Path folder;

  @Test
  void withoutAnEndpointRulesWriteSummaries() throws Exception {
    assertThat(read().summaries()).isNull();
  }

  @Test
  void anEndpointAndItsModelAreEnough() throws Exception {
    SummarySettings settings =
        Objects.requireNonNull(
            read("--llm.base-url", "http://localhost:11434/v1", "--llm.model", "m").summaries());

    assertThat(settings.endpoint().baseUrl()).isEqualTo("http://localhost:11434/v1");
    assertThat(settings.endpoint().model()).isEqualTo("m");
    assertThat(settings.endpoint().timeout()).isEqualTo(Duration.ofSeconds(10));
    assertThat(settings.endpoint().inFlight()).isEqualTo(4);
    assertThat(settings.apiKey().resolve()).isNull();
  }

  @Test
  void everyFaultIsListed() {
    assertThatThrownBy(
            () ->
                read(
                    "--llm.base-url", "ftp://llm", "--llm.timeout", "1 h", "--llm.in-flight", "65"))
        .isInstanceOf(BadOptionsException.class)
        .hasMessageContaining("llm.base-url: takes an http or https URL")
        .hasMessageContaining("llm.model: is required with llm.base-url")
        .hasMessageContaining("llm.timeout: takes up to 10 min, not PT1H")
        .hasMessageContaining("llm.in-flight: takes 1 to 64, not 65");
    assertThatThrownBy(() -> read("--llm.model", "m"))
        .hasMessageContaining("llm.base-url: is required with llm.model");
  }

  @ParameterizedTest
  @CsvSource({
    "https://user:key@llm.example/v1",
    "https://llm.example/v1?key=x",
    "llm.example/v1",
    "'https://a b'"
  })
  void anUrlWithASecretOrWithoutAHostIsRefused(String url) {
    assertThatThrownBy(() -> read("--llm.base-url", url, "--llm.model", "m"))
        .hasMessageContaining("llm.base-url: takes");
  }

  @ParameterizedTest
  @CsvSource({
    "http://localhost:11434/v1, false",
    "http://127.0.0.1/v1, false",
    "http://[::1]:8080/v1, false",
    "https://llm.example/v1, false",
    "http://llm.example/v1, true"
  })
  void plainHttpToAnotherMachineIsOpen(String url, boolean open) throws Exception {
    SummarySettings settings =
        Objects.requireNonNull(read("--llm.base-url", url, "--llm.model", "m").summaries());

    assertThat(SummaryOptions.isOpen(settings)).isEqualTo(open);
  }

  private JobSettings read(String... more) throws Exception {
    Path input = Files.createDirectories(folder.resolve("in"));
    Files.writeString(input.resolve("activities.ndjson"), "");
    List<String> arguments =
        new ArrayList<>(List.of("--input", input.toString(), "--output", folder.toString()));
    arguments.addAll(List.of(more));
    return SettingsReader.read(arguments.toArray(String[]::new));
  }
}
