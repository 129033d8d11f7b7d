package dev.handoff.tool.bounces;

import dev.handoff.job.BadOptionsException;
import dev.handoff.job.BounceSettings;
import dev.handoff.job.SettingsReader;
import dev.handoff.mail.report.Mailbox;
import dev.handoff.mail.report.Mailbox.After;
import dev.handoff.mail.report.MailboxPlace;
import dev.handoff.mail.report.Mailboxes;
import dev.handoff.mail.report.ReportReader;
import dev.handoff.operator.BounceAddress;
import dev.handoff.source.KafkaTopics;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** Turns what comes back about mails into message events. */
@Command(
    name = "bounces",
    mixinStandardHelpOptions = true,
    description = {
      "Reads the mailbox that bounces and complaints come to (mail.bounce-mailbox) and writes what"
          + " they say as message-events: to the topic of the job's Kafka cluster, or to a file. A"
          + " mail is marked when its event is written; read twice it counts once. What is not"
          + " understood, or not proven to be about a mail of ours, stays in the mailbox and is"
          + " listed.",
      "For example: bounces --config FILE [--follow 60] [--key value …]; the README lists the"
          + " options."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:fine",
      "1:mails were left in the mailbox, or it cannot be read",
      "2:wrong use"
    })
public final class BouncesCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--to",
      paramLabel = "FILE",
      description = "Adds events to this file (message-events.ndjson) instead of the Kafka topic.")
  private @Nullable Path to;

  @Option(
      names = "--follow",
      paramLabel = "SECONDS",
      description = "Looks again after so many seconds, until stopped; default once.")
  private @Nullable Integer follow;

  @Option(
      names = "--after",
      paramLabel = "WHAT",
      description =
          "What becomes of mails that were dealt with: ${COMPLETION-CANDIDATES}; default seen where"
              + " there are flags (IMAP, Maildir), move in a plain folder, leave with POP3.")
  private @Nullable After after;

  @Option(
      names = "--moved-to",
      paramLabel = "FOLDER",
      defaultValue = "Handled",
      description = "The folder for --after move; default ${DEFAULT-VALUE}.")
  private String movedTo = "Handled";

  @Option(
      names = "--trust-message-ids",
      description =
          "Believes reports without a token of ours by the Message-ID in what they return. Whoever"
              + " knows or guesses one can then suppress its recipient.")
  private boolean trusting;

  @Unmatched private final List<String> arguments = new ArrayList<>();

  @Override
  public Integer call() {
    try {
      BounceSettings settings =
          SettingsReader.readForBounces(to == null, arguments.toArray(String[]::new));
      return run(settings);
    } catch (BadOptionsException | IllegalArgumentException e) {
      return end(2, String.valueOf(e.getMessage()));
    } catch (IOException | UncheckedIOException | IllegalStateException e) {
      return end(1, String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  private int run(BounceSettings settings) throws IOException, InterruptedException {
    BounceAddress address = settings.address();
    if (address == null && !trusting) {
      throw new IllegalArgumentException(
          "mail.bounce-address: is required to know our bounces; or give --trust-message-ids");
    }
    if (follow != null && follow < 1) {
      throw new IllegalArgumentException("--follow: takes a second or more, not " + follow);
    }
    ReportReader reader =
        new ReportReader(address == null ? null : address.open(), trusting, Clock.systemUTC());
    String password =
        settings.mailbox() instanceof MailboxPlace.Server ? settings.password().resolve() : null;
    try (EventTarget target = target(settings)) {
      MailboxPass pass = new MailboxPass(reader, target);
      while (true) {
        int left = 0;
        try (Mailbox mailbox = Mailboxes.open(settings.mailbox(), password, after, movedTo)) {
          left = report(pass.over(mailbox));
        } catch (IOException e) {
          if (follow == null) {
            throw e;
          }
          end(1, e.getMessage() + "; trying again in " + follow + " s");
        }
        if (follow == null) {
          return left == 0 ? 0 : 1;
        }
        TimeUnit.SECONDS.sleep(follow);
      }
    }
  }

  private EventTarget target(BounceSettings settings) throws IOException {
    KafkaTopics kafka = settings.kafka();
    return kafka == null ? EventTarget.file(Objects.requireNonNull(to)) : EventTarget.topic(kafka);
  }

  /** Tells what a pass came to; a pass over nothing is told only when it is the only one. */
  private int report(MailboxPass.Outcome outcome) {
    if (outcome.mails() > 0 || follow == null) {
      PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
      outcome.counts().forEach((what, count) -> out.printf("%7d %s%n", count, what));
      outcome.left().forEach(mail -> out.println("left " + mail));
      out.println(outcome.mails() + " mails read, " + outcome.written() + " events written.");
      out.flush();
    }
    return outcome.left().size();
  }

  private int end(int exitCode, String why) {
    PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
    err.println(why);
    err.flush();
    return exitCode;
  }
}
