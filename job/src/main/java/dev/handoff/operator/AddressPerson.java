package dev.handoff.operator;

import dev.handoff.codec.CatalogReader;
import dev.handoff.codec.MessageRequestWriter;
import dev.handoff.codec.OutsideRequestWriter;
import dev.handoff.domain.address.AddressFile;
import dev.handoff.domain.address.MailAddresser;
import dev.handoff.domain.address.MessageVersions;
import dev.handoff.domain.deadletter.DeadLetter;
import dev.handoff.domain.deadletter.DeadLetter.Origin;
import dev.handoff.domain.definition.Definition;
import dev.handoff.domain.exchange.AddressRecord;
import dev.handoff.domain.exchange.CatalogEntry;
import dev.handoff.domain.exchange.RecipientRecord;
import dev.handoff.domain.exchange.Topic;
import dev.handoff.domain.lint.LintFault;
import dev.handoff.domain.message.MessageClass;
import dev.handoff.domain.message.MessageDecision;
import dev.handoff.domain.message.MessageDefinition;
import dev.handoff.domain.message.MessageRequest;
import dev.handoff.mail.MailAddress;
import dev.handoff.mail.MessageId;
import dev.handoff.state.HandoffState;
import dev.handoff.state.StateAccess;
import dev.handoff.state.StoredAddress;
import dev.handoff.template.MessageLint;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The address stage for messages, by person. Input: profiles, erasures, consents, requests;
 * broadcast: the catalog, of which it keeps the messages and refuses those that the lint refuses.
 * Output: mails, consents and erasures, each for an address. Side outputs: {@link #DECISIONS},
 * mails that go nowhere; {@link DeadLetters#TAG}, requests for a message that is not there. State:
 * the person's newest address and consents, until erased; in event time, records ahead of the
 * watermark.
 */
public final class AddressPerson
    extends KeyedBroadcastProcessFunction<String, AddressRecord, CatalogEntry, RecipientRecord> {

  /** Mails that go nowhere, with the reason. */
  public static final OutputTag<MessageDecision> DECISIONS =
      new OutputTag<>("messages", TypeInformation.of(MessageDecision.class));

  private static final long serialVersionUID = 1L;
  private static final Logger LOGGER = LoggerFactory.getLogger(AddressPerson.class);
  private static final String STAGE = "address";

  private final Timeline timeline;
  private final EngagementOptions engagement;
  private final AlertDefaults defaults;
  private final MailSettings mail;
  private final List<CatalogEntry> knownCatalog;
  private final Set<String> refused = new HashSet<>();
  private transient MailAddresser addresser;
  private transient MessageVersions messages;
  private transient MessageLint lint;
  private transient CatalogReader reader;
  private transient EarlierDefinitions earlier;
  private transient ValueState<StoredAddress> address;
  private transient PendingRecords<AddressRecord> pending;

  /**
   * @param knownCatalog definitions read before the job began
   */
  public AddressPerson(
      Timeline timeline,
      EngagementOptions engagement,
      AlertDefaults defaults,
      MailSettings mail,
      List<CatalogEntry> knownCatalog) {
    this.timeline = timeline;
    this.engagement = engagement;
    this.defaults = defaults;
    this.mail = mail;
    this.knownCatalog = knownCatalog;
  }

  @Override
  public void open(OpenContext context) {
    addresser =
        new MailAddresser(
            new Mailboxes(),
            defaults.locale(),
            defaults.timeZone().getId(),
            Duration.ofDays(engagement.lookbackDays()));
    messages = new MessageVersions();
    lint = new MessageLint(mail.brand(), mail.templates());
    reader = new CatalogReader();
    earlier = new EarlierDefinitions(knownCatalog);
    address = getRuntimeContext().getState(HandoffState.address());
    pending =
        new PendingRecords<>(
            getRuntimeContext().getListState(HandoffState.pendingAddressRecords()),
            AddressRecord::at,
            AddressRecord.ORDER);
  }

  @Override
  public void processElement(
      AddressRecord record, ReadOnlyContext context, Collector<RecipientRecord> out) {
    if (timeline.isAhead(record.at(), context.timerService())) {
      pending.add(record);
      timeline.wake(record.at(), context.timerService());
    } else {
      apply(List.of(record), context, out);
    }
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<RecipientRecord> out) {
    List<AddressRecord> due =
        timeline.inEventTime()
            ? pending.takeUntil(timeline.limit(context.timerService()))
            : List.of();
    apply(due, context, out);
  }

  @Override
  public void processBroadcastElement(
      CatalogEntry entry, Context context, Collector<RecipientRecord> out) throws Exception {
    earlier.readOnce(context.getBroadcastState(HandoffState.messages()), this::add);
    if (add(entry.json())) {
      context.getBroadcastState(HandoffState.messages()).put(entry.key(), entry.json());
    }
  }

  private void apply(
      List<AddressRecord> records, ReadOnlyContext context, Collector<RecipientRecord> out) {
    StoredAddress stored = StateAccess.read(address::value);
    if (stored == null && records.isEmpty()) {
      return;
    }
    earlier.readOnce(context.getBroadcastState(HandoffState.messages()), this::add);
    AddressFile file = stored == null ? AddressFile.empty() : stored.toDomain();
    Instant now = stored == null ? Instant.EPOCH : stored.processedUntil();
    TimerService timers = context.timerService();
    Instant limit = timeline.limit(timers);
    for (AddressRecord record : records) {
      Instant at = timeline.inEventTime() ? record.at() : limit;
      now = at.isAfter(now) ? at : now;
      addresser.apply(file, record, now, messages, new Outcomes(context, out, now));
    }
    now = limit.isAfter(now) ? limit : now;
    addresser.forget(file, now);
    if (file.isEmpty()) {
      address.clear();
    } else {
      Instant processedUntil = now;
      StateAccess.write(() -> address.update(StoredAddress.of(file, processedUntil)));
      timeline.wake(addresser.nextForgetting(file), timers);
    }
  }

  /**
   * Whether it is about a message. One that the lint refuses leaves the version before in force.
   */
  private boolean add(byte[] json) {
    boolean isMessage = false;
    for (Definition definition : reader.read(json).items()) {
      isMessage |= definition.kind() == Definition.Kind.MESSAGE;
      if (definition instanceof MessageDefinition message && isRefused(message)) {
        refused.add(message.id());
      } else {
        messages.add(definition, new String(json, StandardCharsets.UTF_8));
      }
    }
    return isMessage;
  }

  private boolean isRefused(MessageDefinition message) {
    if (message.messageClass() == MessageClass.PROMOTIONAL && mail.track() == null) {
      LOGGER.warn(
          "message {} version {} is refused: promotional mail needs track.base-url",
          message.id(),
          message.version());
      return true;
    }
    List<LintFault> faults = lint.faults(MessageContents.sampleOf(message));
    for (LintFault fault : faults) {
      // The sample is the marketer's and holds nothing of anybody.
      LOGGER.warn(
          "message {} version {} is refused: {}: {}",
          message.id(),
          message.version(),
          fault.path(),
          fault.message());
    }
    return !faults.isEmpty();
  }

  private static final class Mailboxes implements MailAddresser.Mailboxes {
    @Override
    public String canonical(String written) {
      return MailAddress.canonical(written);
    }

    @Override
    public String messageId(String cause, String written) {
      return MessageId.of(cause, written);
    }
  }

  private final class Outcomes implements MailAddresser.Outcomes {
    private final ReadOnlyContext context;
    private final Collector<RecipientRecord> out;
    private final Instant now;

    Outcomes(ReadOnlyContext context, Collector<RecipientRecord> out, Instant now) {
      this.context = context;
      this.out = out;
      this.now = now;
    }

    @Override
    public void send(RecipientRecord record) {
      out.collect(record);
    }

    @Override
    public void stop(MessageDecision decision) {
      context.output(DECISIONS, decision);
    }

    @Override
    public void unknownMessage(MessageRequest request) {
      boolean ofJourney = request.origin() != null;
      String topic = (ofJourney ? Topic.SEND_REQUESTS : Topic.MESSAGE_REQUESTS).wireName();
      context.output(
          DeadLetters.TAG,
          DeadLetter.of(
              topic,
              STAGE,
              "there is no message " + request.message() + " in the catalog",
              "message",
              List.of(),
              ofJourney ? MessageRequestWriter.write(request) : OutsideRequestWriter.write(request),
              Origin.ofMail(topic, MessageId.of(request.requestId(), "")),
              now));
    }

    @Override
    public boolean isRefused(String message) {
      return refused.contains(message);
    }
  }
}
