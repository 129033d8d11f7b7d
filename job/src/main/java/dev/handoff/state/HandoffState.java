package dev.handoff.state;

import dev.handoff.domain.exchange.AddressRecord;
import dev.handoff.domain.exchange.GroupRecord;
import dev.handoff.domain.exchange.PersonRecord;
import dev.handoff.domain.group.BuyingGroup;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * The name and type of every state there is. A name, once released, is never used for anything
 * else.
 */
public final class HandoffState {

  private HandoffState() {}

  /** {@code track}, by buying group. Cleared when a deleted group's look-back is over. */
  public static ValueStateDescriptor<StoredTrackedGroup> trackedGroup() {
    return new ValueStateDescriptor<>("tracked-group", StoredTrackedGroup.class);
  }

  /**
   * {@code track}, by buying group: snapshots ahead of the watermark. Each is cleared when the
   * watermark reaches it.
   */
  public static ListStateDescriptor<BuyingGroup> pendingSnapshots() {
    return new ListStateDescriptor<>("pending-snapshots", BuyingGroup.class);
  }

  /**
   * {@code route}, by person. Cleared when the person is in no group, has no profile (none yet, or
   * erased), and nothing is left in the window.
   */
  public static ValueStateDescriptor<StoredPerson> person() {
    return new ValueStateDescriptor<>("person", StoredPerson.class);
  }

  /**
   * {@code route}, by person: records ahead of the watermark. Each is cleared when the watermark
   * reaches it. An erasure clears what waits of its day; what comes after it, and is of its day,
   * still waits for the watermark, and is then refused.
   */
  public static ListStateDescriptor<PersonRecord> pendingPersonRecords() {
    return new ListStateDescriptor<>("pending-person-records", PersonRecord.class);
  }

  /** {@code evaluate}, by buying group. Cleared when a deleted group's look-back is over. */
  public static ValueStateDescriptor<StoredGroup> group() {
    return new ValueStateDescriptor<>("group", StoredGroup.class);
  }

  /**
   * {@code evaluate}, by buying group and person. An entry is cleared when the person leaves or the
   * group is deleted.
   */
  public static MapStateDescriptor<String, StoredMember> members() {
    return new MapStateDescriptor<>("members", String.class, StoredMember.class);
  }

  /**
   * {@code evaluate}, by buying group: records ahead of the watermark. Each is cleared when the
   * watermark reaches it.
   */
  public static ListStateDescriptor<GroupRecord> pendingGroupRecords() {
    return new ListStateDescriptor<>("pending-group-records", GroupRecord.class);
  }

  /**
   * {@code track}, {@code route} and {@code evaluate}, broadcast: every definition ever published,
   * as text, by kind, id, version and time; {@code route} keeps models only.
   */
  public static MapStateDescriptor<String, byte[]> catalog() {
    return new MapStateDescriptor<>(
        "catalog", Types.STRING, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);
  }

  /** {@code observe}, by day. Cleared when the day's record goes out. */
  public static ValueStateDescriptor<StoredSketches> sketches() {
    return new ValueStateDescriptor<>("sketches", StoredSketches.class);
  }

  /**
   * {@code deliver}, by recipient: mails that are not settled, by messageId. Each is cleared when
   * it was sent, refused, stopped or given up.
   */
  public static MapStateDescriptor<String, StoredMail> unsettledMails() {
    return new MapStateDescriptor<>("unsettled-mails", String.class, StoredMail.class);
  }

  /** {@code deliver}, each task's to all: from where the mail ledger is read after a restore. */
  public static ListStateDescriptor<StoredLedgerMark> ledgerMarks() {
    return new ListStateDescriptor<>("ledger-marks", StoredLedgerMark.class);
  }

  /**
   * {@code address}, by person: newest address, language, zone and consents. Cleared when the
   * person is erased, but for the time of the erasure, which goes a day after the look-back.
   */
  public static ValueStateDescriptor<StoredAddress> address() {
    return new ValueStateDescriptor<>("address", StoredAddress.class);
  }

  /**
   * {@code address}, by person: records ahead of the watermark. Each is cleared when the watermark
   * reaches it.
   */
  public static ListStateDescriptor<AddressRecord> pendingAddressRecords() {
    return new ListStateDescriptor<>("pending-address-records", AddressRecord.class);
  }

  /**
   * {@code address}, broadcast: every message ever published, as text, by kind, id, version and
   * time.
   */
  public static MapStateDescriptor<String, byte[]> messages() {
    return new MapStateDescriptor<>(
        "messages", Types.STRING, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);
  }

  /**
   * {@code deliver}, by recipient: bounces, protests, consents, mails let through. Mails are
   * cleared when the look-back is over, the rest when the person is erased.
   */
  public static ValueStateDescriptor<StoredRecipient> recipient() {
    return new ValueStateDescriptor<>("recipient", StoredRecipient.class);
  }

  /**
   * {@code outbox-sales-alerts} and {@code outbox-send-requests}: what Kafka may yet take back. A
   * record is cleared when the second checkpoint after it has completed.
   */
  public static ListStateDescriptor<StoredOutgoing> outbox() {
    return new ListStateDescriptor<>("outbox", StoredOutgoing.class);
  }

  /**
   * {@code report-message}, by messageId: what is known of the mail. Cleared thirty-one days after
   * its sending.
   */
  public static ValueStateDescriptor<StoredMailFacts> mailFacts() {
    return new ValueStateDescriptor<>("mail-facts", StoredMailFacts.class);
  }

  /**
   * {@code report}, by day, class, message and journey: the counts. Cleared when no mail of the day
   * is remembered any more.
   */
  public static ValueStateDescriptor<StoredReportRow> reportRow() {
    return new ValueStateDescriptor<>("report-row", StoredReportRow.class);
  }

  /**
   * {@code report-goals}, by person: goals of mails that are not reached yet, and what the person
   * did of late that is a goal. Cleared when the goals' time is over, or the person is erased.
   */
  public static ValueStateDescriptor<StoredGoals> goals() {
    return new ValueStateDescriptor<>("goals", StoredGoals.class);
  }
}
