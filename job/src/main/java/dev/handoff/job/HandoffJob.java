package dev.handoff.job;

import dev.handoff.domain.deadletter.DeadLetter;
import dev.handoff.domain.exchange.CatalogEntry;
import dev.handoff.domain.exchange.Topic;
import dev.handoff.domain.message.MessageRequest;
import dev.handoff.operator.MailSettings;
import dev.handoff.operator.Timeline;
import dev.handoff.sink.NdjsonFiles;
import dev.handoff.source.TopicFiles;
import dev.handoff.state.StateFiles;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.state.rocksdb.RocksDBConfigurableOptions;
import org.apache.flink.state.rocksdb.RocksDBOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The Flink job: {@code flink run handoff-job.jar --config handoff.yaml [--key value …]}. */
public final class HandoffJob {

  /** Topics that a run over files writes. */
  public static final List<Topic> OUTPUTS =
      List.of(
          Topic.SALES_ALERTS,
          Topic.SEND_REQUESTS,
          Topic.INTERESTING_MOMENTS,
          Topic.SCORES,
          Topic.JOURNEY_EVENTS,
          Topic.SCORE_QUANTILES,
          Topic.MESSAGES,
          Topic.MESSAGE_EVENTS,
          Topic.MESSAGE_REPORT,
          Topic.DEAD_LETTERS);

  private static final Logger LOGGER = LoggerFactory.getLogger(HandoffJob.class);

  /** Key groups: the most parallel that any stage can ever be; fixed from the first release. */
  private static final int MAX_PARALLELISM = 720;

  private static final Duration CHECKPOINT_INTERVAL = Duration.ofSeconds(10);

  /** How long a silent partition may hold back event time. */
  private static final Duration SILENCE = Duration.ofMinutes(1);

  private HandoffJob() {}

  /** Submits the job to the cluster that Flink's client is pointed at. */
  public static void main(String[] arguments) throws Exception {
    try {
      JobSettings settings = SettingsReader.read(arguments);
      if (settings.ends() == JobSettings.Ends.FILES) {
        submitOverFiles(StreamExecutionEnvironment.getExecutionEnvironment(), settings);
      } else {
        submitOverKafka(settings);
      }
    } catch (BadOptionsException e) {
      System.err.println(e.getMessage());
      System.exit(2);
    }
  }

  /**
   * Submits one job with both halves, from files to files; its output must be merged when it has
   * finished.
   */
  public static JobClient submitOverFiles(StreamExecutionEnvironment env, JobSettings settings)
      throws Exception {
    Path output = Objects.requireNonNull(settings.output());
    NdjsonFiles files = new NdjsonFiles(output);
    files.clear(OUTPUTS);
    configure(env);
    TopicFiles input = new TopicFiles(Objects.requireNonNull(settings.input()));
    PromotionalMail.check(
        settings,
        new Inputs(settings, new FileConnectors(env, sourceTime(settings, null), input, files))
            .wholeCatalog());
    buildOverFiles(env, settings, files);
    return env.executeAsync("Handoff");
  }

  /** Builds both halves over files into one graph. */
  static void buildOverFiles(
      StreamExecutionEnvironment env, JobSettings settings, NdjsonFiles files) {
    TopicFiles input = new TopicFiles(Objects.requireNonNull(settings.input()));
    Connectors connectors = new FileConnectors(env, sourceTime(settings, null), input, files);
    build(settings, connectors);
  }

  /** Builds both halves between any ends into one graph. */
  static void build(JobSettings settings, Connectors connectors) {
    warn(settings);
    if (!settings.stages().decides()) {
      buildMailing(settings, connectors);
      return;
    }
    Inputs inputs = new Inputs(settings, connectors);
    DecidePipeline.Decided decided = new DecidePipeline(settings, connectors, inputs).build();
    DataStream<DeadLetter> deadLetters = decided.deadLetters();
    MailSettings mail = settings.mail();
    if (mail != null && settings.stages().mails()) {
      deadLetters =
          deadLetters.union(
              new MailPipeline(settings, mail, connectors, inputs)
                  .build(
                      decided.alerts(),
                      decided.sendRequests(),
                      decided.timeline(),
                      inputs.catalogNow()));
    }
    DecidePipeline.writeDeadLetters(connectors, deadLetters);
  }

  private static void submitOverKafka(JobSettings settings) throws Exception {
    warn(settings);
    if (settings.stages().decides()) {
      StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
      configure(env);
      buildDeciding(env, settings);
      env.executeAsync("Handoff decide");
    }
    if (settings.stages().mails() && settings.mail() != null) {
      StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
      configure(env);
      buildMailing(env, settings);
      env.executeAsync("Handoff mail");
    }
  }

  /** Builds the deciding half between Kafka topics, which must all be there. */
  static void buildDeciding(StreamExecutionEnvironment env, JobSettings settings)
      throws BadOptionsException {
    KafkaConnectors connectors = connectors(env, settings, Transactions.timeout(env, settings));
    buildDeciding(settings, connectors);
    connectors.requireTopics();
  }

  /** The same between these topics, whether or not they are there. */
  static void buildDeciding(JobSettings settings, KafkaConnectors connectors) {
    DecidePipeline.Decided decided =
        new DecidePipeline(settings, connectors, new Inputs(settings, connectors)).build();
    DecidePipeline.writeDeadLetters(connectors, decided.deadLetters());
  }

  /** Builds the mailing half alone over files: what an earlier run decided lies in them. */
  private static void buildMailing(JobSettings settings, Connectors connectors) {
    Inputs inputs = new Inputs(settings, connectors);
    buildMailing(settings, connectors, inputs, inputs.timelineOfMail(), inputs.catalogNow());
  }

  /**
   * Builds the mailing half, which reads the alerts that the deciding half has committed, between
   * Kafka topics, which must all be there.
   */
  static void buildMailing(StreamExecutionEnvironment env, JobSettings settings)
      throws BadOptionsException {
    JobSettings live = settings.inArrivalOrder();
    KafkaConnectors connectors = connectors(env, live, Transactions.NONE);
    List<CatalogEntry> catalog = new Inputs(live, connectors).catalogNow();
    PromotionalMail.check(live, catalog);
    buildMailing(live, connectors, catalog);
    connectors.requireTopics();
  }

  /**
   * The same between these topics, whether or not they are there.
   *
   * @param catalog as it is before the job begins
   */
  static void buildMailing(
      JobSettings settings, KafkaConnectors connectors, List<CatalogEntry> catalog) {
    Timeline timeline = new Timeline(settings.order(), settings.clock(), null, false);
    buildMailing(settings, connectors, new Inputs(settings, connectors), timeline, catalog);
  }

  private static void buildMailing(
      JobSettings settings,
      Connectors connectors,
      Inputs inputs,
      Timeline timeline,
      List<CatalogEntry> catalog) {
    CommittedAlerts committed = new CommittedAlerts(connectors, settings.clock());
    DataStream<MessageRequest> sendRequests = inputs.sendRequests();
    DataStream<DeadLetter> undelivered =
        new MailPipeline(settings, Objects.requireNonNull(settings.mail()), connectors, inputs)
            .build(committed.alerts(), sendRequests, timeline, catalog);
    DecidePipeline.writeDeadLetters(
        connectors,
        committed.deadLetters().union(undelivered, inputs.deadLetters(Topic.SEND_REQUESTS)));
  }

  /**
   * The ends of a half over Kafka.
   *
   * @param transactionTimeout of what is written exactly once
   */
  static KafkaConnectors connectors(
      StreamExecutionEnvironment env, JobSettings settings, Duration transactionTimeout) {
    return new KafkaConnectors(
        env,
        sourceTime(settings, SILENCE),
        Objects.requireNonNull(settings.kafka()),
        transactionTimeout);
  }

  /** What holds for every graph; what the user has set stays. */
  static void configure(StreamExecutionEnvironment env) {
    Configuration ours = new Configuration();
    ours.set(PipelineOptions.GENERIC_TYPES, false);
    ours.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
    ours.set(PipelineOptions.MAX_PARALLELISM, MAX_PARALLELISM);
    ReadableConfig users = env.getConfiguration();
    // Nothing changes what it was handed: all records are immutable.
    setUnlessUserHas(users, ours, PipelineOptions.OBJECT_REUSE, true);
    if (users.getOptional(StateBackendOptions.STATE_BACKEND).isEmpty()) {
      ours.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
      ours.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
    }
    setUnlessUserHas(users, ours, CheckpointingOptions.CHECKPOINTING_INTERVAL, CHECKPOINT_INTERVAL);
    // Nearly every read is of one key; a file that does not hold it need not be searched.
    setUnlessUserHas(users, ours, RocksDBConfigurableOptions.USE_BLOOM_FILTER, true);
    if (users.getOptional(RocksDBOptions.OPTIONS_FACTORY).isEmpty()) {
      ours.set(RocksDBOptions.OPTIONS_FACTORY, StateFiles.class.getName());
    } else {
      LOGGER.warn(
          "{} is not the job's own: what is erased leaves the files of incremental checkpoints only"
              + " when yours sees to it",
          RocksDBOptions.OPTIONS_FACTORY.key());
    }
    env.configure(ours);
  }

  private static <T> void setUnlessUserHas(
      ReadableConfig users, Configuration ours, ConfigOption<T> option, T value) {
    if (users.getOptional(option).isEmpty()) {
      ours.set(option, value);
    }
  }

  static SourceTime sourceTime(JobSettings settings, @Nullable Duration silence) {
    return new SourceTime(settings.order(), settings.clock(), settings.lateness(), silence);
  }

  private static void warn(JobSettings settings) {
    if (settings.mail() != null && settings.gate().allowed().entries().isEmpty()) {
      LOGGER.warn("mail.allow is empty: sales alerts may go to any address");
    }
    if (settings.summaries() != null && SummaryOptions.isOpen(settings.summaries())) {
      LOGGER.warn(
          "llm.base-url is plain http to another machine: facts and key can be read on the way");
    }
  }
}
