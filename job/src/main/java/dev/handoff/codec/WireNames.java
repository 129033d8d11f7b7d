package dev.handoff.codec;

import dev.handoff.domain.activity.MomentType;
import dev.handoff.domain.definition.Definition;
import dev.handoff.domain.engagement.ScoreModel.Transform;
import dev.handoff.domain.journey.Journey;
import dev.handoff.domain.journey.Journey.Reentry;
import dev.handoff.domain.journey.JourneyEvent;
import dev.handoff.domain.message.BounceClass;
import dev.handoff.domain.message.Consent;
import dev.handoff.domain.message.MessageClass;
import dev.handoff.domain.message.MessageDecision;
import dev.handoff.domain.message.MessageEvent;
import java.time.DayOfWeek;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** The closed sets of names in records, each with what it stands for, in the order of the SPEC. */
final class WireNames {
  static final Map<String, MomentType> MOMENT_TYPES =
      names(MomentType.values(), MomentType::wireName);
  static final Map<String, Definition.Kind> KINDS =
      names(Definition.Kind.values(), Definition.Kind::wireName);
  static final Map<String, Consent.Purpose> PURPOSES =
      names(Consent.Purpose.values(), Consent.Purpose::wireName);
  static final Map<String, Consent.Status> CONSENT_STATUSES =
      names(Consent.Status.values(), Consent.Status::wireName);
  static final Map<String, MessageClass> MESSAGE_CLASSES =
      names(MessageClass.values(), MessageClass::wireName);
  static final Map<String, MessageEvent.Type> MESSAGE_EVENT_TYPES =
      names(MessageEvent.Type.values(), MessageEvent.Type::wireName);
  static final Map<String, MessageDecision.Decision> DECISIONS =
      names(MessageDecision.Decision.values(), MessageDecision.Decision::wireName);
  static final Map<String, MessageDecision.Reason> DECISION_REASONS =
      names(MessageDecision.Reason.values(), MessageDecision.Reason::wireName);
  static final Map<String, BounceClass> BOUNCE_CLASSES =
      names(BounceClass.values(), BounceClass::wireName);
  static final Map<String, Journey.Status> JOURNEY_STATUSES =
      names(Journey.Status.values(), WireNames::lowerCase);
  static final Map<String, Reentry.From> REENTRY_FROM =
      names(Reentry.From.values(), WireNames::lowerCase);
  static final Map<String, JourneyEvent.Type> JOURNEY_EVENT_TYPES =
      names(JourneyEvent.Type.values(), JourneyEvent.Type::wireName);
  static final Map<String, JourneyEvent.Reason> JOURNEY_EVENT_REASONS =
      names(JourneyEvent.Reason.values(), JourneyEvent.Reason::wireName);
  static final Map<String, Transform> TRANSFORMS = names(Transform.values(), WireNames::lowerCase);
  static final Map<String, DayOfWeek> DAYS =
      names(DayOfWeek.values(), day -> day.name().charAt(0) + lowerCase(day).substring(1, 3));

  private WireNames() {}

  /** Two of a set. */
  static <E> Map<String, E> of(E first, E second, Function<E, String> wireName) {
    Map<String, E> names = new LinkedHashMap<>();
    names.put(wireName.apply(first), first);
    names.put(wireName.apply(second), second);
    return Collections.unmodifiableMap(names);
  }

  private static <E> Map<String, E> names(E[] values, Function<E, String> wireName) {
    Map<String, E> names = new LinkedHashMap<>();
    for (E value : values) {
      names.put(wireName.apply(value), value);
    }
    return Collections.unmodifiableMap(names);
  }

  private static String lowerCase(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
