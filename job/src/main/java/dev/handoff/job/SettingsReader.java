package dev.handoff.job;

import dev.handoff.job.JobSettings.Embedded;
import dev.handoff.job.JobSettings.Ends;
import dev.handoff.job.JobSettings.Mail;
import dev.handoff.job.JobSettings.Stages;
import dev.handoff.operator.AlertDefaults;
import dev.handoff.operator.EngagementOptions;
import dev.handoff.operator.MailSettings;
import dev.handoff.operator.Order;
import dev.handoff.operator.PersonKeySecret;
import dev.handoff.operator.Secret;
import dev.handoff.template.AlertLinks;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.configuration.ConfigOption;
import org.jspecify.annotations.Nullable;

/** Turns option values into {@link JobSettings}, collecting every fault on the way. */
public final class SettingsReader {

  private static final Clock ANY_CLOCK = Clock.systemUTC();

  private final OptionValues values;
  private final boolean writes;

  private SettingsReader(OptionValues values, boolean writes) {
    this.values = values;
    this.writes = writes;
  }

  /**
   * Reads the arguments of a command line, and the file that {@code --config} names.
   *
   * @throws BadOptionsException with everything that is wrong
   */
  public static JobSettings read(String... arguments) throws BadOptionsException {
    return new SettingsReader(new OptionValues(OptionSource.read(arguments)), true).read();
  }

  /**
   * The same for a tool that reads where the job reads, writes a folder and sends nothing.
   *
   * @throws BadOptionsException with everything that is wrong
   */
  public static JobSettings readWithoutMail(String... arguments) throws BadOptionsException {
    OptionValues values = new OptionValues(forTools(arguments));
    if (values.get(HandoffOptions.OUTPUT) == null) {
      values.fault("output: is required: the folder for what comes of it");
    }
    return new SettingsReader(values, false).read();
  }

  /**
   * The same for a tool that reads where the job reads, and writes nothing.
   *
   * @throws BadOptionsException with everything that is wrong
   */
  public static JobSettings readToLook(String... arguments) throws BadOptionsException {
    return new SettingsReader(new OptionValues(forTools(arguments)), false).read();
  }

  /**
   * The same for a tool that reads files, whatever the job's own source is, and writes none.
   *
   * @throws BadOptionsException with everything that is wrong
   */
  public static JobSettings readForFiles(String... arguments) throws BadOptionsException {
    Map<String, String> given = forTools(arguments);
    given.put(HandoffOptions.SOURCE.key(), Ends.FILES.name());
    return new SettingsReader(new OptionValues(given), false).read();
  }

  /**
   * The same for a tool that talks to the Kafka cluster of the job and sends no mail.
   *
   * @throws BadOptionsException with everything that is wrong
   */
  public static JobSettings readForKafka(String... arguments) throws BadOptionsException {
    Map<String, String> given = forTools(arguments);
    given.put(HandoffOptions.SOURCE.key(), Ends.KAFKA.name());
    return new SettingsReader(new OptionValues(given), false).read();
  }

  /**
   * How mails look, for a tool that shows them and sends none.
   *
   * @param output the tool's own folder
   * @throws BadOptionsException with everything that is wrong with these options
   */
  public static MailSettings readMail(Path output, String... arguments) throws BadOptionsException {
    Map<String, String> given = OptionSource.read(arguments);
    given.put(HandoffOptions.MAIL.key(), Mail.INBOX.name());
    given.put(HandoffOptions.OUTPUT.key(), output.toString());
    // Keys are where tasks run; here nothing is signed.
    given.put(HandoffOptions.SOURCE.key(), Ends.KAFKA.name());
    SettingsReader reader = new SettingsReader(new OptionValues(given), false);
    KnownKeys.check(reader.values);
    MailSettings mail = Objects.requireNonNull(reader.mail(), "inbox");
    if (!reader.values.faults().isEmpty()) {
      throw new BadOptionsException(reader.values.faults());
    }
    return mail;
  }

  /**
   * What the reading of bounces needs of the same options.
   *
   * @param toKafka whether events go to the job's cluster
   * @throws BadOptionsException with everything that is wrong
   */
  public static BounceSettings readForBounces(boolean toKafka, String... arguments)
      throws BadOptionsException {
    SettingsReader reader =
        new SettingsReader(new OptionValues(OptionSource.read(arguments)), false);
    KnownKeys.check(reader.values);
    if (toKafka) {
      reader.values.require(HandoffOptions.KAFKA_BOOTSTRAP_SERVERS, "source", Ends.KAFKA);
    }
    return BounceOptions.settings(reader.values, toKafka ? KafkaOptions.read(reader.values) : null);
  }

  /**
   * What answering the links of mails needs of the same options.
   *
   * @param toKafka whether records go to the job's cluster
   * @throws BadOptionsException with everything that is wrong
   */
  public static TrackSettings readForTrack(boolean toKafka, String... arguments)
      throws BadOptionsException {
    Map<String, String> given = OptionSource.read(arguments);
    // The keys are read here, wherever the job runs.
    given.put(HandoffOptions.SOURCE.key(), Ends.FILES.name());
    OptionValues values = new OptionValues(given);
    KnownKeys.check(values);
    if (toKafka) {
      values.require(HandoffOptions.KAFKA_BOOTSTRAP_SERVERS, "source", Ends.KAFKA);
    }
    return TrackReading.settings(values, toKafka ? KafkaOptions.read(values) : null);
  }

  /**
   * The same for a tool that looks at how mail leaves by a server, wherever the job reads from.
   *
   * @throws BadOptionsException with everything that is wrong
   */
  public static JobSettings readForServer(String... arguments) throws BadOptionsException {
    Map<String, String> given = OptionSource.read(arguments);
    given.put(HandoffOptions.STAGES.key(), Stages.ALL.name());
    given.put(HandoffOptions.MAIL.key(), Mail.SMTP.name());
    given.put(HandoffOptions.SOURCE.key(), Ends.KAFKA.name());
    given.putIfAbsent(HandoffOptions.KAFKA_BOOTSTRAP_SERVERS.key(), "not asked");
    return new SettingsReader(new OptionValues(given), false).read();
  }

  private static Map<String, String> forTools(String... arguments) throws BadOptionsException {
    Map<String, String> given = OptionSource.read(arguments);
    given.put(HandoffOptions.STAGES.key(), Stages.ALL.name());
    given.put(HandoffOptions.MAIL.key(), Mail.NONE.name());
    return given;
  }

  private JobSettings read() throws BadOptionsException {
    KnownKeys.check(values);
    Ends ends = values.orElse(HandoffOptions.SOURCE, Ends.FILES);
    boolean files = ends == Ends.FILES;
    Stages stages = values.orElse(HandoffOptions.STAGES, Stages.ALL);
    values.require(
        files ? HandoffOptions.INPUT : HandoffOptions.KAFKA_BOOTSTRAP_SERVERS, "source", ends);
    if (files) {
      if (writes) {
        values.require(HandoffOptions.OUTPUT, "source", ends);
      }
      FoldersCheck.check(values, writes);
    }
    JobSettings settings =
        new JobSettings(
            ends,
            values.path(HandoffOptions.INPUT),
            values.path(HandoffOptions.OUTPUT),
            files ? null : KafkaOptions.read(values),
            stages,
            values.orElse(HandoffOptions.ORDER, files ? Order.EVENT_TIME : Order.ARRIVAL),
            values.positive(
                HandoffOptions.LATENESS, files ? Duration.ofDays(1) : Duration.ofHours(1)),
            values.instant(HandoffOptions.UNTIL),
            clock(),
            new EngagementOptions(
                values.zone(HandoffOptions.ENGAGEMENT_TIME_ZONE),
                values.between(HandoffOptions.ENGAGEMENT_LOOKBACK_DAYS, 1, 366),
                values.between(HandoffOptions.ENGAGEMENT_DAILY_CAP, 1, 255)),
            new AlertDefaults(locale(), values.zone(HandoffOptions.DEFAULT_TIME_ZONE)),
            new PersonKeySecret(
                new Secret("state.person-key", values.get(HandoffOptions.STATE_PERSON_KEY_FILE))),
            values.orElse(
                HandoffOptions.ACTIVITIES_FORMAT, HandoffOptions.ACTIVITIES_FORMAT.defaultValue()),
            values.get(HandoffOptions.ACTIVITIES_IDENTITY_NAMESPACE),
            SummaryOptions.read(values),
            mail(),
            GateSettings.read(values, AllowOptions.read(values)),
            new Embedded(
                values.between(HandoffOptions.PARALLELISM, 1, 128),
                values.between(HandoffOptions.UI_PORT, 0, 65_535),
                values.orElse(HandoffOptions.UI_STAY, false)),
            values.startingWith(HandoffOptions.FLINK_PREFIX));
    if (!values.faults().isEmpty()) {
      throw new BadOptionsException(values.faults());
    }
    return settings;
  }

  private @Nullable MailSettings mail() {
    Mail mail = values.orElse(HandoffOptions.MAIL, Mail.INBOX);
    if (mail == Mail.NONE) {
      return null;
    }
    String output = values.get(HandoffOptions.OUTPUT);
    if (mail == Mail.INBOX && output == null && values.get(HandoffOptions.SOURCE) == Ends.KAFKA) {
      values.fault("output: is required with \"mail: inbox\"; or set mail to smtp or none");
    }
    if (mail == Mail.SMTP) {
      values.require(MailOptions.SMTP_HOST, "mail", mail);
    }
    AlertLinks links = values.checked(this::links, AlertLinks.none());
    return new MailSettings(
        SenderOptions.read(values),
        BounceOptions.address(values),
        BrandOptions.read(values),
        links,
        TemplateOptions.read(values),
        TrackReading.address(values),
        mail == Mail.INBOX && output != null ? Path.of(output, "inbox").toString() : null,
        mail == Mail.SMTP ? server() : null,
        values.between(MailOptions.IN_FLIGHT, 2, 64),
        rate(MailOptions.RATE),
        rate(MailOptions.RATE_PER_DOMAIN),
        values.positive(MailOptions.RETRY_FIRST, Duration.ofMinutes(1)),
        values.positive(MailOptions.DRAIN, Duration.ofSeconds(60)));
  }

  /** 0 when none is set: as fast as the server takes them. */
  private double rate(ConfigOption<Double> option) {
    double rate = values.orElse(option, 0.0);
    if (rate < 0 || rate > 1_000_000) {
      values.fault(option.key() + ": takes a number above 0, such as 0.5 or 20");
    }
    return rate;
  }

  private AlertLinks links() {
    return new AlertLinks(
        values.get(HandoffOptions.LINKS_GROUP),
        values.get(HandoffOptions.LINKS_ACCOUNT),
        values.get(HandoffOptions.LINKS_PERSON),
        values.get(HandoffOptions.LINKS_MOMENTS));
  }

  private MailSettings.Server server() {
    return new MailSettings.Server(
        values.orElse(MailOptions.SMTP_HOST, ""),
        values.between(MailOptions.SMTP_PORT, 1, 65_535),
        values.orElse(MailOptions.SMTP_SECURITY, MailOptions.SMTP_SECURITY.defaultValue()),
        values.get(MailOptions.SMTP_USER),
        values.orElse(MailOptions.SMTP_AUTH, MailOptions.SMTP_AUTH.defaultValue()),
        new Secret("mail.smtp.password", values.get(MailOptions.SMTP_PASSWORD_FILE)),
        values.between(MailOptions.SMTP_MAILS_PER_CONNECTION, 1, 1_000_000));
  }

  private String locale() {
    String locale = values.orElse(HandoffOptions.DEFAULT_LOCALE, "en");
    if (!List.of("en", "fr").contains(locale)) {
      values.fault(
          HandoffOptions.DEFAULT_LOCALE.key() + ": takes en or fr, not \"" + locale + "\"");
    }
    return locale;
  }

  private Clock clock() {
    if (values.orElse(HandoffOptions.CLOCK, "system").equals("system")) {
      return Clock.systemUTC();
    }
    Instant fixed = values.instant(HandoffOptions.CLOCK);
    return fixed == null ? ANY_CLOCK : Clock.fixed(fixed, ZoneOffset.UTC);
  }
}
