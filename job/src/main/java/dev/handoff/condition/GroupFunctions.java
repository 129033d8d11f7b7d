package dev.handoff.condition;

import dev.cel.runtime.CelFunctionBinding;
import dev.handoff.domain.journey.GroupFacts;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;

/** What the functions of a group do. */
final class GroupFunctions {

  private GroupFunctions() {}

  /**
   * The functions bound to their overloads.
   *
   * @param lookbackDays the most days that can be asked for
   */
  static List<CelFunctionBinding> bindings(int lookbackDays) {
    List<Class<?>> arguments = List.of(GroupValue.class, String.class, String.class);
    return List.of(
        CelFunctionBinding.from(
            GroupVocabulary.MEMBERS_IN_ID, GroupValue.class, String.class, GroupValue::membersIn),
        CelFunctionBinding.from(
            GroupVocabulary.ACTIVITIES_ID,
            arguments,
            args -> (long) facts(args).activities(type(args), days(args, lookbackDays))),
        CelFunctionBinding.from(
            GroupVocabulary.MOMENTS_ID,
            arguments,
            args -> (long) facts(args).moments(type(args), days(args, lookbackDays))));
  }

  private static GroupFacts facts(Object[] args) {
    return ((GroupValue) args[0]).facts();
  }

  private static String type(Object[] args) {
    return (String) args[1];
  }

  private static int days(Object[] args, int lookbackDays) {
    return wholeDays((String) args[2], lookbackDays);
  }

  /**
   * How many days a duration names.
   *
   * @throws IllegalArgumentException when it is no whole number of days from 1 to the look-back;
   *     the message says what would be right
   */
  static int wholeDays(String duration, int lookbackDays) {
    try {
      Duration length = Duration.parse(duration);
      long days = length.toDays();
      if (length.equals(Duration.ofDays(days)) && days >= 1 && days <= lookbackDays) {
        return (int) days;
      }
    } catch (DateTimeException e) {
      // Falls through to the one message.
    }
    throw new IllegalArgumentException(
        "'" + duration + "' should be whole days, P1D to P" + lookbackDays + "D");
  }
}
