package dev.handoff.codec;

import static java.util.Map.entry;

import dev.handoff.domain.activity.ActivityType;
import java.util.Map;

/** Which activity type a Marketo activity type id is (SPEC section 9, "Foreign formats"). */
final class MarketoType {
  private static final Map<Integer, String> KNOWN =
      Map.ofEntries(
          entry(1, ActivityType.PAGE_VIEWED),
          entry(2, ActivityType.FORM_FILLED_OUT),
          entry(3, ActivityType.LINK_CLICKED),
          entry(6, "emailSent"),
          entry(7, "emailDelivered"),
          entry(8, "emailBounced"),
          entry(9, "emailUnsubscribed"),
          entry(10, ActivityType.EMAIL_OPENED),
          entry(11, ActivityType.EMAIL_CLICKED),
          entry(27, "emailBouncedSoft"),
          entry(39, "emailSent"),
          entry(40, ActivityType.EMAIL_OPENED),
          entry(41, ActivityType.EMAIL_CLICKED),
          entry(45, "emailDelivered"),
          entry(46, ActivityType.INTERESTING_MOMENT),
          entry(48, "emailBounced"));

  private MarketoType() {}

  /** The type; {@code marketo:<id>} when it has no name here. */
  static String of(int id) {
    return KNOWN.getOrDefault(id, "marketo:" + id);
  }
}
