package dev.handoff.operator;

import static dev.handoff.fixture.Lumia.ADA;
import static dev.handoff.fixture.Lumia.MONDAY;
import static dev.handoff.fixture.Lumia.TUESDAY;
import static dev.handoff.fixture.Lumia.WEDNESDAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.domain.exchange.RecipientRecord;
import dev.handoff.domain.exchange.RecipientRecord.Kind;
import dev.handoff.domain.message.MessageClass;
import dev.handoff.domain.message.MessageEvent;
import dev.handoff.domain.message.OutboundMail;
import dev.handoff.fixture.KeptSavepoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The gate of a run over files hears what happened in the order in which it happened. */
class InOrderOfTimeTest {

  private static final String ADDRESS = "ada@lumia.example";

  private KeyedOneInputStreamOperatorTestHarness<String, RecipientRecord, RecipientRecord> stage;

  @BeforeEach
  void open() throws Exception {
    stage =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(new InOrderOfTime()),
            DeliverMailFactory::keyOf,
            Types.STRING);
    stage.open();
  }

  @AfterEach
  void close() throws Exception {
    stage.close();
  }

  @Test
  void aBounceComesBetweenTheMailsAroundItHoweverEarlyItIsRead() throws Exception {
    take(bounce("e-1", TUESDAY), TUESDAY);
    take(mail("m-2", WEDNESDAY), WEDNESDAY);
    take(mail("m-1", MONDAY), MONDAY);
    assertThat(heard()).as("before the watermark").isEmpty();

    reach(WEDNESDAY);
    assertThat(heard()).containsExactly("m-1", "e-1", "m-2");
  }

  @Test
  void aMailGoesByItsOwnTimeAlsoWhenTheStageBeforeMadeItWithAnEarlierOne() throws Exception {
    take(mail("m-2", WEDNESDAY), MONDAY);
    take(bounce("e-1", TUESDAY), TUESDAY);

    reach(MONDAY);
    assertThat(heard()).isEmpty();
    reach(WEDNESDAY);
    assertThat(heard()).containsExactly("e-1", "m-2");
  }

  @Test
  void anErasureGoesByTheTimeAtWhichThePersonWasErased() throws Exception {
    take(RecipientRecord.erased(ADDRESS, ADA, TUESDAY), MONDAY);
    take(mail("m-1", MONDAY), MONDAY);
    take(mail("m-2", WEDNESDAY), MONDAY);

    reach(MONDAY);
    assertThat(heard()).containsExactly("m-1");
    reach(WEDNESDAY);
    assertThat(heard()).containsExactly("m-1", ADA, "m-2");
  }

  @Test
  void atOneInstantNewsComesFirstAndThenIdsDecide() throws Exception {
    take(mail("m-2", TUESDAY), TUESDAY);
    take(mail("m-1", TUESDAY), TUESDAY);
    take(bounce("e-2", TUESDAY), TUESDAY);
    take(bounce("e-1", TUESDAY), TUESDAY);

    reach(TUESDAY);
    assertThat(heard()).containsExactly("e-1", "e-2", "m-1", "m-2");
  }

  @Test
  void whatComesTooLateGoesOnAtOnceAndNothingStays() throws Exception {
    take(mail("m-2", TUESDAY), TUESDAY);
    reach(WEDNESDAY);
    take(bounce("e-1", MONDAY), MONDAY);

    assertThat(heard()).containsExactly("m-2", "e-1");
    assertThat(stage.numKeyedStateEntries()).isZero();
    assertThat(stage.numEventTimeTimers()).isZero();
  }

  @Test
  void whatWaitsForItsTimeGoesOnFromTheStateOfEveryRelease() throws Exception {
    for (String release : KeptSavepoint.RELEASES) {
      OperatorSubtaskState saved =
          KeptSavepoint.of(
              release,
              "in-order",
              () -> {
                openOnRocksDb(null);
                take(mail("m-2", WEDNESDAY), WEDNESDAY);
                take(bounce("e-1", TUESDAY), TUESDAY);
                return stage.snapshot(1, 1);
              });
      openOnRocksDb(saved);
      take(mail("m-1", MONDAY), MONDAY);
      reach(WEDNESDAY);
      assertThat(heard()).containsExactly("m-1", "e-1", "m-2");
    }
  }

  private void openOnRocksDb(@Nullable OperatorSubtaskState saved) throws Exception {
    stage.close();
    stage = OnRocksDb.open(new InOrderOfTime(), DeliverMailFactory::keyOf, String.class, saved);
  }

  private void take(RecipientRecord record, Instant timestamp) throws Exception {
    stage.processElement(record, timestamp.toEpochMilli());
  }

  private void reach(Instant watermark) throws Exception {
    stage.processWatermark(watermark.toEpochMilli());
  }

  private List<@Nullable String> heard() {
    List<@Nullable String> ids = new ArrayList<>();
    for (RecipientRecord record : stage.extractOutputValues()) {
      OutboundMail mail = record.mail();
      MessageEvent event = record.event();
      String erased = record.kind() == Kind.ERASE ? record.personId() : null;
      ids.add(mail != null ? mail.messageId() : event != null ? event.eventId() : erased);
    }
    return ids;
  }

  private static RecipientRecord mail(String messageId, Instant at) {
    return RecipientRecord.of(
        new OutboundMail(
            messageId,
            MessageClass.PROMOTIONAL,
            ADDRESS,
            null,
            null,
            null,
            null,
            null,
            "news",
            "en",
            "Europe/Paris",
            at,
            null));
  }

  private static RecipientRecord bounce(String eventId, Instant at) {
    return RecipientRecord.of(
        new MessageEvent(
            eventId,
            "m-0",
            ADA,
            ADDRESS,
            MessageClass.TRANSACTIONAL,
            "order-confirmation",
            null,
            MessageEvent.Type.BOUNCED,
            false,
            at,
            "550 5.1.1 no such user"));
  }
}
