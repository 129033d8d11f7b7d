package dev.handoff.state;

import dev.handoff.domain.alert.SalesAlert;
import dev.handoff.domain.alert.ScoreRecord;
import dev.handoff.domain.calibration.RawScores;
import dev.handoff.domain.calibration.ScoreQuantiles;
import dev.handoff.domain.calibration.SketchedScores;
import dev.handoff.domain.deadletter.DeadLetter;
import dev.handoff.domain.exchange.AddressRecord;
import dev.handoff.domain.exchange.CatalogEntry;
import dev.handoff.domain.exchange.GroupRecord;
import dev.handoff.domain.exchange.PersonRecord;
import dev.handoff.domain.exchange.RawRecord;
import dev.handoff.domain.exchange.RecipientRecord;
import dev.handoff.domain.group.BuyingGroup;
import dev.handoff.domain.journey.JourneyEvent;
import dev.handoff.domain.message.MessageDecision;
import dev.handoff.domain.message.MessageEvent;
import dev.handoff.domain.message.OutboundMail;
import dev.handoff.domain.report.AwaitedGoal;
import dev.handoff.domain.report.GoalRecord;
import dev.handoff.domain.report.MailNews;
import dev.handoff.domain.report.ReportRow;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is stored or travels is written by Flink's own serialiser, which can evolve. */
class SerializedTypesTest {

  @ParameterizedTest
  @ValueSource(
      classes = {
        StoredPerson.class,
        StoredGroup.class,
        StoredMember.class,
        StoredTrackedGroup.class,
        StoredOutgoing.class,
        StoredSketches.class,
        StoredRecipient.class,
        StoredAddress.class,
        StoredMailFacts.class,
        StoredReportRow.class,
        StoredGoals.class,
        MailNews.class,
        ReportRow.class,
        GoalRecord.class,
        AwaitedGoal.class,
        AddressRecord.class,
        RecipientRecord.class,
        RawScores.class,
        SketchedScores.class,
        ScoreQuantiles.class,
        PersonRecord.class,
        GroupRecord.class,
        BuyingGroup.class,
        RawRecord.class,
        CatalogEntry.class,
        SalesAlert.class,
        ScoreRecord.class,
        JourneyEvent.class,
        MessageDecision.class,
        OutboundMail.class,
        MessageEvent.class,
        StoredMail.class,
        StoredLedgerMark.class,
        DeadLetter.class
      })
  void isWrittenWithoutKryo(Class<?> type) {
    PojoTestUtils.assertSerializedAsPojoWithoutKryo(type);
  }
}
