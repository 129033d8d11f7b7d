package dev.handoff.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.codec.SalesAlertCodec;
import dev.handoff.fixture.Alerts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command that shows a mail without sending it. */
class PreviewTest {
  @TempDir Path dir;

  @Test
  void theSampleIsShownInBothLanguages() throws IOException {
    CommandRun run = preview("--locale", "en,fr", "--brand.name", "Côté Ventes");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .startsWith("Lumia · Experience Manager Assets: engagement 95, 95% complete")
        .contains(output("sample-en.html"), output("sample-fr.eml"));
    assertThat(read("sample-fr.html")).contains("<html lang=\"fr\"", "Côté Ventes");
    assertThat(read("sample-en.txt")).startsWith("Côté Ventes · Sales alert");
    assertThat(read("sample-en.eml"))
        .contains("To: sales-lumia@example.com", "Content-Type: text/html");
  }

  @Test
  void anAlertOfAFileIsFoundByItsGroup() throws IOException {
    Path file = alerts();
    CommandRun run =
        preview("--from", file.toString(), "--group", "bg-1", "--recipient", "ada@example.com");

    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).contains("1 records of " + file + " are no alerts");
    assertThat(read("alert-5d41402abc4b2a76b9719d911017c592-en.eml"))
        .contains("To: ada@example.com");
    assertThat(preview("--from", dir.toString(), "--alert", "5d41402abc4b2a76b9719d911017c592"))
        .extracting(CommandRun::exitCode)
        .isEqualTo(0);
  }

  @Test
  void whatIsNotThereIsSaidWithWhatIsNearIt() throws IOException {
    String file = alerts().toString();
    CommandRun group = preview("--from", file, "--group", "bg-2");
    assertThat(group.exitCode()).isEqualTo(1);
    assertThat(group.err())
        .contains("There is no alert of \"bg-2\" in " + file + "; near it: bg-1");
    assertThat(preview("--from", dir.resolve("absent.ndjson").toString()).exitCode()).isEqualTo(2);
  }

  @Test
  void wrongUseIsToldAllAtOnce() {
    CommandRun run =
        preview(
            "--locale",
            "de",
            "--theme",
            "blue",
            "--width",
            "10",
            "--alert",
            "a",
            "--recipient",
            "x");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .contains(
            "--locale: takes en, fr, not \"de\"",
            "--theme: takes light, dark, not \"blue\"",
            "--width: takes 240 to 2000, not 10",
            "--recipient: takes an address",
            "--from: name the file");
    assertThat(preview("--brand.color", "red").err()).contains("brand.color: there is no such");
  }

  @Test
  void aTemplateOfOnesOwnIsUsedAndOneWithAFaultIsToldWithItsPlace() throws IOException {
    Path templates = Files.createDirectories(dir.resolve("templates"));
    Path own = templates.resolve("sales-alert.txt.ftl");
    Files.writeString(own, "Ring ${alert.group.account}!\n");
    CommandRun run = preview("--templates.dir", templates.toString());
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).startsWith("sales-alert.txt.ftl in place of the built-in one");
    assertThat(read("sample-en.txt")).isEqualTo("Ring Lumia!\n");

    Files.writeString(own, "Ring\n${alert.account}!\n");
    CommandRun faulty = preview("--templates.dir", templates.toString());
    assertThat(faulty.exitCode()).isEqualTo(2);
    assertThat(faulty.err())
        .contains("templates.dir: " + own + ":2:3: there is no alert.account, only ");
  }

  private CommandRun preview(String... arguments) {
    List<String> all =
        new ArrayList<>(List.of("preview", "--output", dir.resolve("out").toString(), "--format"));
    all.add("html,text,eml");
    all.addAll(List.of(arguments));
    return CommandRun.of(all.toArray(String[]::new));
  }

  private Path alerts() throws IOException {
    String alert = new String(SalesAlertCodec.write(Alerts.full("en")), StandardCharsets.UTF_8);
    return Files.writeString(dir.resolve("sales-alerts.ndjson"), alert + "\n{}\n");
  }

  private String output(String file) {
    return dir.resolve("out").resolve(file).toString();
  }

  private String read(String file) throws IOException {
    return Files.readString(dir.resolve("out").resolve(file));
  }
}
