package dev.handoff.tool;

import dev.handoff.domain.journey.Journey;
import dev.handoff.job.BadOptionsException;
import dev.handoff.job.JobSettings;
import dev.handoff.job.SettingsReader;
import dev.handoff.tool.catalog.CheckedCatalog;
import dev.handoff.tool.doctor.Diagnosis;
import dev.handoff.tool.doctor.DiagnosisText;
import dev.handoff.tool.doctor.Doctor;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** Looks at a configuration before the first mail. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = {
      "Looks at a configuration before the first mail: the mail server (connection, TLS, login), the"
          + " records of the senders' domains (SPF, DKIM, DMARC, MX), the names of the sending addresses,"
          + " and who may get alerts. Sends nothing. Says of each thing what to change, with the line for"
          + " the zone file.",
      "For example: doctor --config FILE --sending-ip 192.0.2.10 [--key value …]; the README lists the options."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:fine, or notes only", "1:faults or warnings", "2:wrong use"})
final class DoctorCommand implements Callable<Integer> {
  private static final Pattern ADDRESS =
      Pattern.compile("[0-9.]{7,15}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--dns",
      paramLabel = "HOST:PORT",
      description = "Whom to ask; default this machine's DNS server.")
  private @Nullable String dns;

  @Option(
      names = "--sending-ip",
      paramLabel = "ADDRESS",
      split = ",",
      description = "An address that receivers see: of the server that hands the mail on.")
  private final List<String> sendingIps = new ArrayList<>();

  @Option(
      names = "--catalog",
      paramLabel = "PATH",
      description = "A folder or file of definitions, whose recipients of alerts must be allowed.")
  private @Nullable Path catalog;

  @Option(
      names = "--allow-page",
      paramLabel = "FILE",
      description = "Writes a page for the administrators of the recipients' mail.")
  private @Nullable Path allowPage;

  @Option(
      names = "--tracking-host",
      paramLabel = "HOST",
      description = "The host of links in mails, for that page.")
  private String trackingHost = "";

  @Option(names = "--json", description = "Prints JSON instead of text.")
  private boolean json;

  @Unmatched private final List<String> arguments = new ArrayList<>();

  @Override
  public Integer call() {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    try {
      JobSettings settings = SettingsReader.readForServer(arguments.toArray(String[]::new));
      Doctor doctor =
          new Doctor(
              Objects.requireNonNull(settings.mail()),
              settings.gate().allowed(),
              dns,
              sendingAddresses());
      List<Diagnosis> found = doctor.look(journeys(settings));
      out.println(json ? DiagnosisText.json(found) : DiagnosisText.text(found));
      if (allowPage != null) {
        Files.writeString(allowPage, doctor.allowPage(trackingHost));
      }
      out.flush();
      return found.stream().anyMatch(Diagnosis::isFinding) ? 1 : 0;
    } catch (BadOptionsException | IllegalArgumentException e) {
      return refuse(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      return refuse("--allow-page: cannot write " + allowPage);
    }
  }

  private List<Journey> journeys(JobSettings settings) {
    if (catalog == null) {
      return List.of();
    }
    if (!CheckedCatalog.holdsDefinitions(catalog)) {
      throw new IllegalArgumentException(
          "--catalog: " + catalog + " is no file or folder of *.yaml, *.yml, *.json or *.ndjson");
    }
    Instant now = settings.clock().instant();
    return new CheckedCatalog(
            List.of(catalog), settings.engagement().lookbackDays(), now, now, Set.of())
        .soundJourneys();
  }

  private List<InetAddress> sendingAddresses() {
    List<InetAddress> addresses = new ArrayList<>();
    for (String text : sendingIps) {
      try {
        if (!ADDRESS.matcher(text).matches()) {
          throw new UnknownHostException(text);
        }
        addresses.add(InetAddress.getByName(text));
      } catch (UnknownHostException e) {
        throw new IllegalArgumentException(
            "--sending-ip takes an address such as 192.0.2.10 or 2001:db8::10, not \""
                + text
                + "\"",
            e);
      }
    }
    return addresses;
  }

  private int refuse(String why) {
    PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
    err.println(why);
    err.flush();
    return 2;
  }
}
