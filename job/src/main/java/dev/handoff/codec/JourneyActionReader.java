package dev.handoff.codec;

import com.fasterxml.jackson.databind.JsonNode;
import dev.handoff.domain.activity.MomentType;
import dev.handoff.domain.journey.JourneyNode;
import dev.handoff.domain.journey.JourneyNode.AddAccountMoment;
import dev.handoff.domain.journey.JourneyNode.AddPersonMoment;
import dev.handoff.domain.journey.JourneyNode.End;
import dev.handoff.domain.journey.JourneyNode.SendMessage;
import dev.handoff.domain.journey.JourneyNode.SendSalesAlert;
import dev.handoff.domain.journey.JourneyNode.UpdateStage;
import dev.handoff.domain.journey.JourneyNode.UpdateStatus;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the action nodes of a journey (SPEC section 4). */
final class JourneyActionReader {
  private static final int MAX_ADDRESSES = 500;
  private static final int MAX_STATUS = 50;
  private static final int MAX_MOMENT = 140;
  private static final Duration ALERT_NOT_AFTER = Duration.ofHours(24);

  private static final Map<String, Function<JsonRecord, JourneyNode>> ON_ACCOUNT =
      new LinkedHashMap<>();
  private static final Map<String, Function<JsonRecord, JourneyNode>> ON_PEOPLE =
      new LinkedHashMap<>();
  private static final Map<String, Map<String, Function<JsonRecord, JourneyNode>>> ON =
      new LinkedHashMap<>();

  static {
    ON_ACCOUNT.put("send-sales-alert", JourneyActionReader::sendSalesAlert);
    ON_ACCOUNT.put("update-status", JourneyActionReader::updateStatus);
    ON_ACCOUNT.put("update-stage", JourneyActionReader::updateStage);
    ON_ACCOUNT.put("add-interesting-moment", JourneyActionReader::addAccountMoment);
    ON_PEOPLE.put("send-message", JourneyActionReader::sendMessage);
    ON_PEOPLE.put("add-interesting-moment", JourneyActionReader::addPersonMoment);
    ON.put("account", ON_ACCOUNT);
    ON.put("people", ON_PEOPLE);
  }

  private JourneyActionReader() {}

  /** The action; an end in place of one that is not known. */
  static JourneyNode action(JsonRecord record) {
    record.require("on", "one of " + String.join(", ", ON.keySet()));
    Map<String, Function<JsonRecord, JourneyNode>> actions = record.optionalOneOf("on", ON);
    return actions == null
        ? unknown(record)
        : record.oneOf("action", actions, JourneyActionReader::unknown).apply(record);
  }

  private static JourneyNode unknown(JsonRecord record) {
    return new End(record.text("id"));
  }

  private static JourneyNode sendSalesAlert(JsonRecord record) {
    Duration notAfter = record.optionalForm("notAfter", TextForm.POSITIVE_DURATION);
    return new SendSalesAlert(
        record.text("id"),
        record.optionalForm("next", TextForm.NAME),
        coolDown(record),
        record.text("solutionInterest"),
        addresses(record),
        record.optionalFormUnlessBlank("locale", TextForm.LOCALE),
        record.optionalForm("timeZone", TextForm.ZONE),
        notAfter == null ? ALERT_NOT_AFTER : notAfter);
  }

  private static List<String> addresses(JsonRecord record) {
    String field = "sendEmailTo";
    record.require(field, "a list of mail addresses");
    JsonNode listed = record.value(field);
    if (listed != null && listed.isArray() && listed.isEmpty()) {
      record.fault(field, "is empty; at least one mail address is required");
    }
    if (listed != null && listed.size() > MAX_ADDRESSES) {
      record.fault(field, "is too long; at most " + MAX_ADDRESSES + " addresses are allowed");
      return List.of();
    }
    return record.forms(field, TextForm.ADDRESS).stream().distinct().toList();
  }

  private static JourneyNode updateStatus(JsonRecord record) {
    return new UpdateStatus(
        record.text("id"),
        record.optionalForm("next", TextForm.NAME),
        coolDown(record),
        record.textUpTo(MAX_STATUS, "status"));
  }

  private static JourneyNode updateStage(JsonRecord record) {
    return new UpdateStage(
        record.text("id"),
        record.optionalForm("next", TextForm.NAME),
        coolDown(record),
        record.text("stage"));
  }

  private static JourneyNode addAccountMoment(JsonRecord record) {
    return new AddAccountMoment(
        record.text("id"),
        record.optionalForm("next", TextForm.NAME),
        coolDown(record),
        momentType(record),
        record.textUpTo(MAX_MOMENT, "description"));
  }

  private static JourneyNode addPersonMoment(JsonRecord record) {
    return new AddPersonMoment(
        record.text("id"),
        record.optionalForm("next", TextForm.NAME),
        coolDown(record),
        momentType(record),
        record.textUpTo(MAX_MOMENT, "description"),
        record.names("roles"));
  }

  private static JourneyNode sendMessage(JsonRecord record) {
    return new SendMessage(
        record.text("id"),
        record.optionalForm("next", TextForm.NAME),
        coolDown(record),
        record.text("message"),
        record.names("roles"),
        record.optionalText("topic"),
        maxUnsubscribeRisk(record));
  }

  private static @Nullable BigDecimal maxUnsubscribeRisk(JsonRecord record) {
    String field = "maxUnsubscribeRisk";
    if (!record.has(field)) {
      return null;
    }
    BigDecimal most = record.number(field);
    if (most.signum() < 0 || most.compareTo(BigDecimal.ONE) > 0) {
      record.fault(field, "is out of range; a number from 0 to 1 is required");
    }
    return most;
  }

  /** {@code momentType}, since {@code type} is the node's own. */
  private static MomentType momentType(JsonRecord record) {
    return record.oneOf("momentType", WireNames.MOMENT_TYPES, MomentType.MILESTONE);
  }

  private static @Nullable Duration coolDown(JsonRecord record) {
    return record.optionalForm("coolDown", TextForm.DURATION);
  }
}
