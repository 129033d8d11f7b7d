package dev.handoff.job;

import dev.handoff.domain.exchange.Topic;
import dev.handoff.domain.message.AllowList;
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
import dev.handoff.source.KafkaTopics;
import dev.handoff.template.AlertLinks;
import dev.handoff.template.Brand;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.jspecify.annotations.Nullable;

/** Turns option values into {@link JobSettings}, collecting every fault on the way. */
final class SettingsReader {

  private static final Clock ANY_CLOCK = Clock.systemUTC();

  private final Map<String, String> values;
  private final Configuration configuration;
  private final List<String> faults = new ArrayList<>();

  SettingsReader(Map<String, String> values) {
    this.values = values;
    this.configuration = Configuration.fromMap(values);
  }

  JobSettings read() throws BadOptionsException {
    refuseUnknownKeys();
    Ends ends = orElse(HandoffOptions.SOURCE, Ends.FILES);
    boolean files = ends == Ends.FILES;
    Stages stages = orElse(HandoffOptions.STAGES, Stages.ALL);
    require(files ? HandoffOptions.INPUT : HandoffOptions.KAFKA_BOOTSTRAP_SERVERS, ends);
    if (files) {
      require(HandoffOptions.OUTPUT, ends);
      if (stages == Stages.MAIL) {
        faults.add(
            "stages: mail reads what decide has committed to Kafka; with source files use all");
      }
    }
    JobSettings settings =
        new JobSettings(
            ends,
            path(HandoffOptions.INPUT),
            path(HandoffOptions.OUTPUT),
            files ? null : kafka(),
            stages,
            orElse(HandoffOptions.ORDER, files ? Order.EVENT_TIME : Order.ARRIVAL),
            positive(HandoffOptions.LATENESS, files ? Duration.ofDays(1) : Duration.ofHours(1)),
            instant(HandoffOptions.UNTIL),
            clock(),
            new EngagementOptions(
                zone(HandoffOptions.ENGAGEMENT_TIME_ZONE),
                between(HandoffOptions.ENGAGEMENT_LOOKBACK_DAYS, 1, 366),
                between(HandoffOptions.ENGAGEMENT_DAILY_CAP, 1, 255)),
            new AlertDefaults(locale(), zone(HandoffOptions.DEFAULT_TIME_ZONE)),
            new PersonKeySecret(
                new Secret("state.person-key", get(HandoffOptions.STATE_PERSON_KEY_FILE))),
            orElse(
                HandoffOptions.ACTIVITIES_FORMAT, HandoffOptions.ACTIVITIES_FORMAT.defaultValue()),
            get(HandoffOptions.ACTIVITIES_IDENTITY_NAMESPACE),
            mail(),
            allowed(),
            new Embedded(
                between(HandoffOptions.PARALLELISM, 1, 128),
                between(HandoffOptions.UI_PORT, 0, 65_535),
                orElse(HandoffOptions.UI_STAY, false)),
            startingWith(HandoffOptions.FLINK_PREFIX));
    if (!faults.isEmpty()) {
      throw new BadOptionsException(faults);
    }
    return settings;
  }

  private void refuseUnknownKeys() {
    List<String> known = HandoffOptions.all().stream().map(ConfigOption::key).toList();
    for (String key : values.keySet()) {
      boolean open =
          namesTopic(key)
              || key.startsWith(HandoffOptions.KAFKA_PROPERTIES_PREFIX)
              || key.startsWith(HandoffOptions.FLINK_PREFIX);
      if (!open && !known.contains(key)) {
        faults.add(key + ": there is no such option; the README lists them");
      }
    }
  }

  private static boolean namesTopic(String key) {
    return Arrays.stream(Topic.values())
        .anyMatch(topic -> key.equals(HandoffOptions.KAFKA_TOPIC_PREFIX + topic.wireName()));
  }

  private KafkaTopics kafka() {
    String start = orElse(HandoffOptions.KAFKA_START, "earliest");
    if (!List.of("earliest", "committed").contains(start)) {
      Instant from = instant(HandoffOptions.KAFKA_START);
      start = from == null ? start : from.toString();
    }
    return new KafkaTopics(
        orElse(HandoffOptions.KAFKA_BOOTSTRAP_SERVERS, ""),
        orElse(HandoffOptions.KAFKA_GROUP_ID, "handoff"),
        startingWith(HandoffOptions.KAFKA_TOPIC_PREFIX),
        start,
        startingWith(HandoffOptions.KAFKA_PROPERTIES_PREFIX));
  }

  private @Nullable MailSettings mail() {
    Mail mail = orElse(HandoffOptions.MAIL, Mail.INBOX);
    if (mail == Mail.NONE) {
      return null;
    }
    String output = get(HandoffOptions.OUTPUT);
    if (mail == Mail.INBOX && output == null) {
      faults.add("output: mail inbox needs a folder to write to");
    }
    if (mail == Mail.SMTP) {
      require(HandoffOptions.MAIL_SMTP_HOST, mail);
    }
    Brand brand = checked(this::brand, Brand.standard());
    AlertLinks links = checked(this::links, AlertLinks.none());
    return new MailSettings(
        orElse(HandoffOptions.MAIL_FROM, HandoffOptions.MAIL_FROM.defaultValue()),
        get(HandoffOptions.MAIL_REPLY_TO),
        brand,
        links,
        mail == Mail.INBOX && output != null ? Path.of(output, "inbox").toString() : null,
        mail == Mail.SMTP ? server() : null,
        between(HandoffOptions.MAIL_IN_FLIGHT, 1, 64),
        positive(HandoffOptions.MAIL_RETRY_FIRST, Duration.ofMinutes(1)),
        positive(HandoffOptions.MAIL_DRAIN, Duration.ofSeconds(60)));
  }

  private Brand brand() {
    return new Brand(
        orElse(HandoffOptions.BRAND_NAME, "Handoff"),
        orElse(HandoffOptions.BRAND_COLOUR, HandoffOptions.BRAND_COLOUR.defaultValue()),
        orElse(HandoffOptions.BRAND_FOOTER, ""),
        orElse(HandoffOptions.BRAND_CONTACT, ""));
  }

  private AlertLinks links() {
    return new AlertLinks(
        get(HandoffOptions.LINKS_GROUP),
        get(HandoffOptions.LINKS_ACCOUNT),
        get(HandoffOptions.LINKS_PERSON),
        get(HandoffOptions.LINKS_MOMENTS));
  }

  private MailSettings.Server server() {
    return new MailSettings.Server(
        orElse(HandoffOptions.MAIL_SMTP_HOST, ""),
        between(HandoffOptions.MAIL_SMTP_PORT, 1, 65_535),
        orElse(HandoffOptions.MAIL_SMTP_SECURITY, HandoffOptions.MAIL_SMTP_SECURITY.defaultValue()),
        get(HandoffOptions.MAIL_SMTP_USER),
        new Secret("mail.smtp.password", get(HandoffOptions.MAIL_SMTP_PASSWORD_FILE)));
  }

  private AllowList allowed() {
    return new AllowList(
        Arrays.stream(orElse(HandoffOptions.MAIL_ALLOW, "").split(",", -1))
            .map(String::strip)
            .filter(entry -> !entry.isEmpty())
            .toList());
  }

  private String locale() {
    String locale = orElse(HandoffOptions.DEFAULT_LOCALE, "en");
    if (!List.of("en", "fr").contains(locale)) {
      faults.add(HandoffOptions.DEFAULT_LOCALE.key() + ": takes en or fr, not \"" + locale + "\"");
    }
    return locale;
  }

  private Clock clock() {
    if (orElse(HandoffOptions.CLOCK, "system").equals("system")) {
      return Clock.systemUTC();
    }
    Instant fixed = instant(HandoffOptions.CLOCK);
    return fixed == null ? ANY_CLOCK : Clock.fixed(fixed, ZoneOffset.UTC);
  }

  private @Nullable Instant instant(ConfigOption<String> option) {
    String text = get(option);
    try {
      return text == null ? null : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      faults.add(
          option.key()
              + ": takes an instant such as 2026-10-16T00:00:00+02:00, not \""
              + text
              + "\"");
      return null;
    }
  }

  private ZoneId zone(ConfigOption<String> option) {
    String text = orElse(option, option.defaultValue());
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      faults.add(option.key() + ": takes a zone such as Europe/Paris, not \"" + text + "\"");
      return ZoneOffset.UTC;
    }
  }

  private int between(ConfigOption<Integer> option, int least, int most) {
    int value = orElse(option, option.defaultValue());
    if (value < least || value > most) {
      faults.add(option.key() + ": takes " + least + " to " + most + ", not " + value);
    }
    return value;
  }

  private Duration positive(ConfigOption<Duration> option, Duration otherwise) {
    Duration value = orElse(option, otherwise);
    if (value.isNegative() || value.isZero()) {
      faults.add(option.key() + ": takes a duration above zero, not " + value);
    }
    return value;
  }

  private @Nullable Path path(ConfigOption<String> option) {
    String text = get(option);
    return text == null ? null : Path.of(text);
  }

  private void require(ConfigOption<String> option, Enum<?> because) {
    if (get(option) == null) {
      faults.add(
          option.key() + ": is required with \"" + because.name().toLowerCase(Locale.ROOT) + "\"");
    }
  }

  private <T> T orElse(ConfigOption<T> option, T otherwise) {
    T value = get(option);
    return value == null ? otherwise : value;
  }

  private <T> @Nullable T get(ConfigOption<T> option) {
    try {
      return configuration.getOptional(option).orElse(null);
    } catch (IllegalArgumentException e) {
      faults.add(
          option.key()
              + ": cannot be \""
              + values.get(option.key())
              + "\"; the README says what it takes");
      return null;
    }
  }

  private <T> T checked(Supplier<T> supplier, T otherwise) {
    try {
      return supplier.get();
    } catch (IllegalArgumentException e) {
      faults.add(String.valueOf(e.getMessage()));
      return otherwise;
    }
  }

  private Map<String, String> startingWith(String prefix) {
    Map<String, String> found = new TreeMap<>();
    values.forEach(
        (key, value) -> {
          if (key.startsWith(prefix)) {
            found.put(key.substring(prefix.length()), value);
          }
        });
    return found;
  }
}
