package dev.handoff.tool;

import dev.handoff.codec.MailAddress;
import dev.handoff.domain.message.MessageClass;
import dev.handoff.job.BadOptionsException;
import dev.handoff.job.JobSettings;
import dev.handoff.job.SettingsReader;
import dev.handoff.mail.DeliveryOutcome;
import dev.handoff.mail.DeliveryOutcome.Result;
import dev.handoff.mail.InlineImage;
import dev.handoff.mail.MessageId;
import dev.handoff.mail.MimeComposer;
import dev.handoff.mail.OutgoingMail;
import dev.handoff.mail.SmtpMailer;
import dev.handoff.mail.SmtpSettings;
import dev.handoff.operator.BounceAddress;
import dev.handoff.operator.MailSettings;
import dev.handoff.operator.SenderSettings.SignatureSettings;
import dev.handoff.template.AlertRenderer;
import dev.handoff.template.AlertSamples;
import dev.handoff.template.Logo;
import dev.handoff.template.RenderedMail;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** Mails a sample alert. */
@Command(
    name = "test-send",
    mixinStandardHelpOptions = true,
    description = {
      "Mails one sample alert, about people who do not exist, to one address, exactly as the job would:"
          + " same look, same signatures, same server; and prints what the server says.",
      "For example: test-send --to ADDRESS --config FILE [--key value …]; the README lists the options."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:the server has it", "1:it was not sent", "2:wrong use"})
final class TestSendCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--to", required = true, paramLabel = "ADDRESS", description = "Who gets it.")
  private String to = "";

  @Option(
      names = "--locale",
      paramLabel = "LOCALE",
      description = "en or fr; default the option default.locale.")
  private @Nullable String locale;

  @Unmatched private final List<String> arguments = new ArrayList<>();

  @Override
  public Integer call() {
    try {
      JobSettings settings = SettingsReader.readForServer(arguments.toArray(String[]::new));
      if (!MailAddress.isValid(to)) {
        return refuse("--to takes one address such as ada@example.com, without a name");
      }
      String language = Objects.requireNonNullElse(locale, settings.alerts().locale());
      if (!List.of("en", "fr").contains(language)) {
        return refuse("--locale takes en or fr, not \"" + language + "\"");
      }
      if (!settings.gate().allowed().allows(to)) {
        return refuse("mail.allow does not let alerts go to " + to);
      }
      return send(Objects.requireNonNull(settings.mail()), language);
    } catch (BadOptionsException | IllegalArgumentException | UncheckedIOException e) {
      return refuse(String.valueOf(e.getMessage()));
    }
  }

  private int send(MailSettings settings, String language) {
    MimeComposer composer = settings.composer();
    SmtpSettings server = settings.open(Objects.requireNonNull(settings.smtp()));
    OutgoingMail mail = mail(settings, language);
    BounceAddress bounces = settings.bounces();
    String envelope =
        bounces == null ? server.from() : bounces.open().sender(mail.messageId(), mail.to());
    DeliveryOutcome outcome;
    try (SmtpMailer mailer = new SmtpMailer(server)) {
      outcome = mailer.deliver(envelope, to, composer.compose(mail));
    }
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    out.println("From        " + settings.sender(MessageClass.ALERT).from());
    out.println("To          " + to);
    out.println("Subject     " + mail.subject());
    out.println("Message-ID  <" + mail.messageId() + "@" + domain(settings) + ">");
    out.println("Signed      " + signed(settings));
    out.println("Server      " + server.host() + ":" + server.port());
    out.println("            " + outcome.reply());
    out.println(said(outcome));
    out.flush();
    return outcome.result() == Result.ACCEPTED ? 0 : 1;
  }

  private OutgoingMail mail(MailSettings settings, String language) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
    RenderedMail rendered =
        new AlertRenderer(
                settings.brand(),
                settings.links(),
                settings.templates(),
                fault -> err.println("built-in look used: templates.dir: " + fault.text()))
            .render(AlertSamples.full(language), to);
    err.flush();
    Logo logo = rendered.logo();
    return new OutgoingMail(
        MessageId.of("test-send " + now, to),
        to,
        rendered.subject(),
        rendered.text(),
        rendered.html(),
        rendered.page(),
        logo == null ? null : new InlineImage(logo.contentId(), logo.type(), logo.bytes()),
        now);
  }

  private static String domain(MailSettings settings) {
    String from = settings.sender(MessageClass.ALERT).from();
    return from.substring(from.lastIndexOf('@') + 1);
  }

  private static String signed(MailSettings settings) {
    List<SignatureSettings> signatures = settings.sender(MessageClass.ALERT).signatures();
    return signatures.isEmpty()
        ? "no; set mail.dkim.selector and mail.dkim.key-file"
        : signatures.stream()
            .map(signature -> signature.algorithm().displayName() + ", " + signature.recordName())
            .collect(Collectors.joining("; "));
  }

  private static String said(DeliveryOutcome outcome) {
    return switch (outcome.result()) {
      case ACCEPTED ->
          "The server has it. Whether it is believed says the header Authentication-Results of the"
              + " mail that arrives.";
      case TEMPORARY ->
          outcome.fateUnknown()
              ? "The connection broke after the mail: the server may have it."
              : "Not sent: the server does not take it now, or was not reached. The job would try"
                  + " again.";
      case REFUSED -> "Not sent: the server refuses this recipient or this mail.";
      case CONFIGURATION ->
          "Not sent: the server refuses us: TLS, login, sender or policy. doctor says more.";
    };
  }

  private int refuse(String why) {
    PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
    err.println(why);
    err.flush();
    return 2;
  }
}
