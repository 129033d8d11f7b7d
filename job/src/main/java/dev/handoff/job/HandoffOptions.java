package dev.handoff.job;

import dev.handoff.codec.ActivityFormat;
import dev.handoff.operator.Order;
import dev.handoff.template.Brand;
import java.time.Duration;
import java.util.List;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;

/** Every option of Handoff, once (DESIGN section 3). The README's table is made from here. */
public final class HandoffOptions {

  public static final ConfigOption<JobSettings.Ends> SOURCE =
      ConfigOptions.key("source")
          .enumType(JobSettings.Ends.class)
          .defaultValue(JobSettings.Ends.FILES)
          .withDescription("Where topics are: `files` or `kafka`.");
  public static final ConfigOption<String> INPUT =
      ConfigOptions.key("input")
          .stringType()
          .noDefaultValue()
          .withDescription(
              "Folder of `<topic>.ndjson` files to read; required with `source: files`.");
  public static final ConfigOption<String> OUTPUT =
      ConfigOptions.key("output")
          .stringType()
          .noDefaultValue()
          .withDescription(
              "Folder that a run over files writes to; required with `source: files`.");
  public static final ConfigOption<Integer> PARALLELISM =
      ConfigOptions.key("parallelism")
          .intType()
          .defaultValue(1)
          .withDescription("Parallelism of the embedded run; on a cluster use Flink's own `-p`.");
  public static final ConfigOption<Integer> UI_PORT =
      ConfigOptions.key("ui.port")
          .intType()
          .defaultValue(8081)
          .withDescription("Port of the Flink UI of the embedded run.");
  public static final ConfigOption<Boolean> UI_STAY =
      ConfigOptions.key("ui.stay")
          .booleanType()
          .defaultValue(false)
          .withDescription(
              "Whether the embedded run keeps its Flink UI up after the end, until stopped.");
  public static final ConfigOption<Order> ORDER =
      ConfigOptions.key("order")
          .enumType(Order.class)
          .noDefaultValue()
          .withDescription(
              "`arrival` acts on records as they come, `event-time` behind the watermark; default"
                  + " `event-time` for files, `arrival` for Kafka.");
  public static final ConfigOption<Duration> LATENESS =
      ConfigOptions.key("lateness")
          .durationType()
          .noDefaultValue()
          .withDescription(
              "In event time, how far out of order records may be; default a day for files, an hour"
                  + " for Kafka.");
  public static final ConfigOption<String> UNTIL =
      ConfigOptions.key("until")
          .stringType()
          .noDefaultValue()
          .withDescription(
              "In event time over files, the instant at which the run ends; default the newest"
                  + " valid time in the files.");
  public static final ConfigOption<String> CLOCK =
      ConfigOptions.key("clock")
          .stringType()
          .defaultValue("system")
          .withDescription(
              "What \"now\" is: `system`, or an instant at which the clock stands still.");
  public static final ConfigOption<String> ENGAGEMENT_TIME_ZONE =
      ConfigOptions.key("engagement.time-zone")
          .stringType()
          .defaultValue("UTC")
          .withDescription("Zone in which days begin and end; fixed for the life of the state.");
  public static final ConfigOption<Integer> ENGAGEMENT_DAILY_CAP =
      ConfigOptions.key("engagement.daily-cap")
          .intType()
          .defaultValue(20)
          .withDescription(
              "Activities of one person and type that count on one day, 1 to 255; fixed for the"
                  + " life of the state.");
  public static final ConfigOption<Integer> ENGAGEMENT_LOOKBACK_DAYS =
      ConfigOptions.key("engagement.lookback-days")
          .intType()
          .defaultValue(30)
          .withDescription(
              "Days that count, today included, 1 to 366; fixed for the life of the state.");
  public static final ConfigOption<JobSettings.Stages> STAGES =
      ConfigOptions.key("stages")
          .enumType(JobSettings.Stages.class)
          .defaultValue(JobSettings.Stages.ALL)
          .withDescription("Which half of the picture runs: `decide`, `mail` or `all`.");
  public static final ConfigOption<String> STATE_PERSON_KEY_FILE =
      ConfigOptions.key("state.person-key-file")
          .stringType()
          .noDefaultValue()
          .withDescription(
              "File with the secret that hides personIds in state keys, else"
                  + " `HANDOFF_STATE_PERSON_KEY`; fixed for the life of the state.");
  public static final ConfigOption<JobSettings.Mail> MAIL =
      ConfigOptions.key("mail")
          .enumType(JobSettings.Mail.class)
          .defaultValue(JobSettings.Mail.INBOX)
          .withDescription(
              "Where mail goes: `inbox` (a folder `inbox` under `output`), `smtp`, or `none`.");
  public static final ConfigOption<String> KAFKA_BOOTSTRAP_SERVERS =
      ConfigOptions.key("kafka.bootstrap.servers")
          .stringType()
          .noDefaultValue()
          .withDescription("Brokers, `host:port`, comma-separated; required with `source: kafka`.");
  public static final ConfigOption<String> KAFKA_GROUP_ID =
      ConfigOptions.key("kafka.group.id")
          .stringType()
          .defaultValue("handoff")
          .withDescription(
              "Consumer group, and start of the transactional ids; unique to the job.");
  public static final ConfigOption<String> KAFKA_START =
      ConfigOptions.key("kafka.start")
          .stringType()
          .defaultValue("earliest")
          .withDescription(
              "Where a job without saved state begins to read what happens: `earliest`,"
                  + " `committed`, or an instant; groups, people, consents and the catalog are"
                  + " always read whole.");
  public static final ConfigOption<String> KAFKA_CLIENT_PROPERTIES =
      ConfigOptions.key("kafka.client.properties")
          .stringType()
          .noDefaultValue()
          .withDescription(
              "Properties file of further such settings, passwords among them; each client reads"
                  + " it where it runs, so that none is in the job graph.");
  public static final ConfigOption<ActivityFormat> ACTIVITIES_FORMAT =
      ConfigOptions.key("activities.format")
          .enumType(ActivityFormat.class)
          .defaultValue(ActivityFormat.AUTO)
          .withDescription(
              "Format of the activities: `canonical`, `xdm`, `marketo`, or `auto`, which tells"
                  + " record by record.");
  public static final ConfigOption<String> ACTIVITIES_IDENTITY_NAMESPACE =
      ConfigOptions.key("activities.identity-namespace")
          .stringType()
          .noDefaultValue()
          .withDescription("Namespace of an XDM `identityMap` whose ids are personIds.");
  public static final ConfigOption<String> BRAND_NAME =
      ConfigOptions.key("brand.name")
          .stringType()
          .defaultValue("Handoff")
          .withDescription("Whose mail it is.");
  public static final ConfigOption<String> BRAND_COLOUR =
      ConfigOptions.key("brand.colour")
          .stringType()
          .defaultValue(Brand.standard().colour())
          .withDescription("Colour of bars and links, `#rrggbb`.");
  public static final ConfigOption<String> BRAND_LOGO =
      ConfigOptions.key("brand.logo")
          .stringType()
          .noDefaultValue()
          .withDescription(
              "File with a PNG or JPEG picture of at most 50 kB that goes inside each mail; read at"
                  + " submit.");
  public static final ConfigOption<String> BRAND_FOOTER =
      ConfigOptions.key("brand.footer")
          .stringType()
          .defaultValue("")
          .withDescription("One line of your own under each mail.");
  public static final ConfigOption<String> BRAND_CONTACT =
      ConfigOptions.key("brand.contact")
          .stringType()
          .defaultValue("")
          .withDescription("Whom to tell when a mail reached the wrong person.");
  public static final ConfigOption<String> LINKS_GROUP =
      ConfigOptions.key("links.group")
          .stringType()
          .noDefaultValue()
          .withDescription("URL with `{id}` that a group's name leads to.");
  public static final ConfigOption<String> LINKS_ACCOUNT =
      ConfigOptions.key("links.account")
          .stringType()
          .noDefaultValue()
          .withDescription("URL with `{id}` that an account's name leads to.");
  public static final ConfigOption<String> LINKS_PERSON =
      ConfigOptions.key("links.person")
          .stringType()
          .noDefaultValue()
          .withDescription("URL with `{id}` that a person's name leads to.");
  public static final ConfigOption<String> LINKS_MOMENTS =
      ConfigOptions.key("links.moments")
          .stringType()
          .noDefaultValue()
          .withDescription("URL with `{id}` of a group that leads to all its moments.");
  public static final ConfigOption<String> TEMPLATES_DIR =
      ConfigOptions.key("templates.dir")
          .stringType()
          .noDefaultValue()
          .withDescription(
              "Folder of templates of your own, each in place of the built-in one of its name; read and tried at submit, at most 1 MB.");
  public static final ConfigOption<String> DEFAULT_LOCALE =
      ConfigOptions.key("default.locale")
          .stringType()
          .defaultValue("en")
          .withDescription("Language of alerts that name none: `en` or `fr`.");
  public static final ConfigOption<String> DEFAULT_TIME_ZONE =
      ConfigOptions.key("default.time-zone")
          .stringType()
          .defaultValue("UTC")
          .withDescription("Zone of dates in alerts that name none.");

  public static final ConfigOption<String> LLM_BASE_URL =
      ConfigOptions.key("llm.base-url")
          .stringType()
          .noDefaultValue()
          .withDescription(
              "OpenAI-compatible endpoint that writes summaries, such as"
                  + " `http://localhost:11434/v1` for Ollama; without it rules write them.");
  public static final ConfigOption<String> LLM_MODEL =
      ConfigOptions.key("llm.model")
          .stringType()
          .noDefaultValue()
          .withDescription("The model's name there; required with `llm.base-url`.");
  public static final ConfigOption<Duration> LLM_TIMEOUT =
      ConfigOptions.key("llm.timeout")
          .durationType()
          .defaultValue(Duration.ofSeconds(10))
          .withDescription(
              "How long an alert waits for the model, retries included, up to 10 min; then rules"
                  + " write its summary.");
  public static final ConfigOption<Integer> LLM_IN_FLIGHT =
      ConfigOptions.key("llm.in-flight")
          .intType()
          .defaultValue(4)
          .withDescription(
              "Requests under way at a time from each task, 1 to 64; an alert that finds none free"
                  + " is summarised by rules.");
  public static final ConfigOption<String> LLM_API_KEY_FILE =
      ConfigOptions.key("llm.api-key-file")
          .stringType()
          .noDefaultValue()
          .withDescription(
              "File with the endpoint's key, if it wants one, else `HANDOFF_LLM_API_KEY`.");

  /** Start of the keys that name topics: {@code kafka.topic.activities} and so on. */
  static final String KAFKA_TOPIC_PREFIX = "kafka.topic.";

  /** Start of the keys that go to the Kafka clients as they are. */
  static final String KAFKA_PROPERTIES_PREFIX = "kafka.properties.";

  /** Start of the keys that go to Flink as they are, for the embedded run. */
  static final String FLINK_PREFIX = "flink.";

  private HandoffOptions() {}

  /** All of them, in the order of this class, then those of mail. */
  public static List<ConfigOption<?>> all() {
    return DeclaredOptions.of(
        HandoffOptions.class,
        MailOptions.class,
        DkimOptions.class,
        GateOptions.class,
        TrackOptions.class);
  }
}
