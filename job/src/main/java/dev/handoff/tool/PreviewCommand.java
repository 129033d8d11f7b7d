package dev.handoff.tool;

import dev.handoff.codec.MailAddress;
import dev.handoff.domain.alert.SalesAlert;
import dev.handoff.job.BadOptionsException;
import dev.handoff.job.SettingsReader;
import dev.handoff.operator.MailSettings;
import dev.handoff.template.AlertSamples;
import dev.handoff.tool.preview.AlertSource;
import dev.handoff.tool.preview.PreviewFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** Shows a sales alert as its mail is, without sending it. */
@Command(
    name = "preview",
    mixinStandardHelpOptions = true,
    description = {
      "Makes the mail of a sales alert as files to look at, and sends nothing: HTML, text, .eml for a mail"
          + " program, and, if Chromium is on the PATH, pictures. Nothing is fetched from the network.",
      "Brand, links and templates are those of the job's options.",
      "For example: preview --locale fr --width 700,360 --theme light,dark [--config FILE] [--key value …];"
          + " the README lists the options."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:fine",
      "1:there is no such alert, a template of your own could not be filled for it, or no picture could"
          + " be made",
      "2:wrong use, or templates with faults"
    })
final class PreviewCommand implements Callable<Integer> {
  private static final String SAMPLE = "sample";
  private static final String TOPIC = "topic";

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--from",
      paramLabel = "sample|FILE|DIR|topic",
      defaultValue = SAMPLE,
      description =
          "Where the alert is: the built-in sample (default), a file of alerts, a folder with"
              + " sales-alerts.ndjson, or the topic of the cluster that the options name.")
  private String from = SAMPLE;

  @Option(names = "--alert", paramLabel = "ID", description = "The alertId; default the newest.")
  private @Nullable String alertId;

  @Option(names = "--group", paramLabel = "ID", description = "The newest of this buying group.")
  private @Nullable String group;

  @Option(
      names = "--format",
      split = ",",
      paramLabel = "FORMAT",
      description = "html, text, eml, png; default all, without png where there is no Chromium.")
  private List<String> formats = List.of();

  @Option(
      names = "--locale",
      split = ",",
      paramLabel = "LANGUAGE",
      description = "en, fr; default the alert's own.")
  private List<String> locales = List.of();

  @Option(
      names = "--width",
      split = ",",
      paramLabel = "PIXELS",
      defaultValue = "700",
      description =
          "Width of the pictures, 240 to 2000; a phone has 360; default ${DEFAULT-VALUE}.")
  private List<Integer> widths = List.of();

  @Option(
      names = "--theme",
      split = ",",
      paramLabel = "THEME",
      defaultValue = "light",
      description = "light, dark; default ${DEFAULT-VALUE}.")
  private List<String> themes = List.of();

  @Option(
      names = "--recipient",
      paramLabel = "ADDRESS",
      description = "Whose copy it is; default the alert's first recipient.")
  private @Nullable String recipient;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      defaultValue = "target/preview",
      description = "Folder for the files; default ${DEFAULT-VALUE}.")
  private Path output = Path.of("");

  @Unmatched private final List<String> arguments = new ArrayList<>();

  @Override
  public Integer call() throws IOException {
    PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
    try {
      checkOptions();
      MailSettings mail = SettingsReader.readMail(output, arguments.toArray(String[]::new));
      AlertSource source = new AlertSource(alertId, group);
      SalesAlert found = from.equals(SAMPLE) ? AlertSamples.full("en") : find(source);
      if (source.unreadable() > 0) {
        err.println(source.unreadable() + " records of " + from + " are no alerts: passed over");
      }
      if (found == null) {
        err.println(absent(source));
        return 1;
      }
      return write(mail, found, err) ? 0 : 1;
    } catch (BadOptionsException e) {
      err.println(e.getMessage());
      return 2;
    } finally {
      err.flush();
    }
  }

  private void checkOptions() throws BadOptionsException {
    List<String> faults = new ArrayList<>();
    check("--format", formats, PreviewFiles.FORMATS, faults);
    check("--locale", locales, List.of("en", "fr"), faults);
    check("--theme", themes, List.of("light", "dark"), faults);
    for (int width : widths) {
      if (width < 240 || width > 2_000) {
        faults.add("--width: takes 240 to 2000, not " + width);
      }
    }
    if (recipient != null && !MailAddress.isValid(recipient)) {
      faults.add("--recipient: takes an address such as ada@example.com, without a name");
    }
    if (from.equals(SAMPLE) && (alertId != null || group != null)) {
      faults.add("--from: name the file of alerts, or topic, in which to look");
    }
    if (!faults.isEmpty()) {
      throw new BadOptionsException(faults);
    }
  }

  private static void check(
      String option, List<String> given, List<String> known, List<String> faults) {
    given.stream()
        .filter(one -> !known.contains(one))
        .forEach(
            one ->
                faults.add(
                    option + ": takes " + String.join(", ", known) + ", not \"" + one + "\""));
  }

  private boolean write(MailSettings mail, SalesAlert alert, PrintWriter err) throws IOException {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    boolean sample = from.equals(SAMPLE);
    PreviewFiles files =
        new PreviewFiles(mail, output, sample ? SAMPLE : "alert-" + alert.alertId(), out, err);
    files.sayTemplates();
    boolean isFine = true;
    for (String locale : locales.isEmpty() ? List.of(alert.locale()) : locales) {
      isFine &=
          files.write(
              sample ? AlertSamples.full(locale) : alert,
              recipient,
              locale,
              new PreviewFiles.Pictures(widths, themes),
              formats);
    }
    return isFine;
  }

  private @Nullable SalesAlert find(AlertSource source) throws BadOptionsException {
    return from.equals(TOPIC) ? source.inTopic(arguments) : source.inFile(Path.of(from));
  }

  private String absent(AlertSource source) {
    if (alertId != null && !source.alertIds().contains(alertId)) {
      return "There is no alert \"" + alertId + "\" in " + from + near(alertId, source.alertIds());
    }
    if (group != null && !source.groups().contains(group)) {
      return "There is no alert of \"" + group + "\" in " + from + near(group, source.groups());
    }
    return source.alertIds().isEmpty()
        ? "There is no alert in " + from
        : "The alert \"" + alertId + "\" is not about " + group;
  }

  private static String near(String written, Set<String> known) {
    List<String> near = NearNames.of(written, known);
    return known.isEmpty()
        ? ", nor any other"
        : near.isEmpty() ? "" : "; near it: " + String.join(", ", near);
  }
}
