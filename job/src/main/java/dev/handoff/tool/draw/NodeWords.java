package dev.handoff.tool.draw;

import dev.handoff.domain.journey.Journey;
import dev.handoff.domain.journey.JourneyNode;
import dev.handoff.tool.draw.JourneyChart.Box;
import dev.handoff.tool.draw.JourneyChart.Shape;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the nodes of a journey do, in a marketer's words. */
final class NodeWords {

  private static final int WIDEST = 46;
  private static final int BESIDE = 40;
  private static final int NARROW = 34;
  private static final int MOST_LINES = 8;
  private static final int ADDRESSES_SHOWN = 2;

  private NodeWords() {}

  /** Where groups enter. */
  static Box entry(Journey journey) {
    List<String> lines = new ArrayList<>(wrapped(journey.audience()));
    int codes = lines.size();
    if (journey.startsAt() != null) {
      lines.add("from " + journey.startsAt());
    }
    if (journey.endsAt() != null) {
      lines.add("before " + journey.endsAt());
    }
    Journey.Reentry reentry = journey.reentry();
    if (reentry != null) {
      lines.add(
          "again "
              + length(reentry.after())
              + " after its "
              + reentry.from().name().toLowerCase(Locale.ROOT)
              + (reentry.limit() == null ? "" : ", " + reentry.limit() + " times in all"));
    }
    return new Box(Shape.ENTRY, "Groups enter when", "", lines, codes);
  }

  /** A node. */
  static Box box(JourneyNode node) {
    if (node instanceof JourneyNode.Listen listen) {
      List<String> lines = new ArrayList<>(wrapped(listen.until()));
      int codes = lines.size();
      if (listen.timeout() != null) {
        lines.add("at most " + length(listen.timeout()));
      }
      return new Box(Shape.LISTEN, "Listen until", node.id(), lines, codes);
    } else if (node instanceof JourneyNode.WaitFor wait) {
      return words(Shape.WAIT, "Wait", node, length(wait.duration()));
    } else if (node instanceof JourneyNode.WaitUntil wait) {
      return words(Shape.WAIT, "Wait", node, "until " + wait.until());
    } else if (node instanceof JourneyNode.WaitForDay wait) {
      return words(Shape.WAIT, "Wait", node, "for " + days(wait.days()), "at " + time(wait));
    } else if (node instanceof JourneyNode.Split) {
      return words(Shape.CHOICE, "Split", node, "the first that holds");
    } else if (node instanceof JourneyNode.Variant) {
      return words(Shape.CHOICE, "Variant", node, "a stable share of groups");
    } else if (node instanceof JourneyNode.Action action) {
      return action(action);
    }
    return words(Shape.END, "End", node, "completed");
  }

  private static Box action(JourneyNode.Action action) {
    List<String> lines = new ArrayList<>();
    String title;
    if (action instanceof JourneyNode.SendSalesAlert alert) {
      title = "Send sales alert";
      lines.add("about " + alert.solutionInterest());
      lines.add("to " + addresses(alert.sendEmailTo()));
      if (alert.locale() != null) {
        lines.add("in " + Locale.forLanguageTag(alert.locale()).getDisplayName(Locale.ENGLISH));
      }
    } else if (action instanceof JourneyNode.UpdateStatus status) {
      title = "Set status";
      lines.add(status.status());
    } else if (action instanceof JourneyNode.UpdateStage stage) {
      title = "Set stage";
      lines.add(stage.stage());
    } else if (action instanceof JourneyNode.AddAccountMoment moment) {
      title = "Add moment to the group";
      lines.add(moment.type().wireName() + ": " + moment.description());
    } else if (action instanceof JourneyNode.SendMessage mail) {
      title = "Send message";
      lines.add(mail.message());
      lines.add("to " + roles(mail.roles()));
    } else if (action instanceof JourneyNode.AddPersonMoment moment) {
      title = "Add moment to people";
      lines.add(moment.type().wireName() + ": " + moment.description());
      lines.add("to " + roles(moment.roles()));
    } else {
      title = action.getClass().getSimpleName();
    }
    if (action.coolDown() != null) {
      lines.add("not again for " + length(action.coolDown()));
    }
    return words(Shape.ACTION, title, action, lines.toArray(String[]::new));
  }

  private static Box words(Shape shape, String title, JourneyNode node, String... lines) {
    List<String> wrapped = new ArrayList<>();
    for (String line : lines) {
      wrapped.addAll(wrapped(line, NARROW));
    }
    return new Box(shape, title, node.id(), wrapped, 0);
  }

  private static String addresses(List<String> all) {
    String shown = all.stream().limit(ADDRESSES_SHOWN).collect(Collectors.joining(", "));
    return all.size() <= ADDRESSES_SHOWN
        ? shown
        : shown + " and " + (all.size() - ADDRESSES_SHOWN) + " more";
  }

  private static String roles(List<String> roles) {
    return roles.isEmpty() ? "all members" : String.join(", ", roles);
  }

  private static String days(List<DayOfWeek> days) {
    return days.size() == DayOfWeek.values().length
        ? "the next day"
        : days.stream()
            .map(day -> day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH))
            .collect(Collectors.joining(", "));
  }

  private static String time(JourneyNode.WaitForDay wait) {
    return wait.zone() == null ? wait.time().toString() : wait.time() + " " + wait.zone();
  }

  /** A length of time: "40 days", "1 day 6 hours". */
  static String length(Duration length) {
    List<String> parts = new ArrayList<>();
    part(parts, length.toDaysPart(), "day");
    part(parts, length.toHoursPart(), "hour");
    part(parts, length.toMinutesPart(), "minute");
    part(parts, length.toSecondsPart(), "second");
    return parts.isEmpty() ? "no time" : String.join(" ", parts);
  }

  private static void part(List<String> parts, long count, String unit) {
    if (count > 0) {
      parts.add(count + " " + unit + (count == 1 ? "" : "s"));
    }
  }

  /** A condition in lines that fit a box, broken at spaces where there are any. */
  static List<String> wrapped(String condition) {
    return wrapped(condition, WIDEST);
  }

  /** A condition in lines that fit beside an arrow. */
  static List<String> narrow(String condition) {
    return wrapped(condition, BESIDE);
  }

  private static List<String> wrapped(String text, int widest) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.strip().split("\\s+", -1)) {
      String rest = word;
      if (line.length() > 0 && line.length() + 1 + rest.length() > widest) {
        lines.add(line.toString());
        line.setLength(0);
      }
      while (rest.length() > widest) {
        int end = Character.isHighSurrogate(rest.charAt(widest - 1)) ? widest - 1 : widest;
        lines.add(rest.substring(0, end));
        rest = rest.substring(end);
      }
      line.append(line.length() == 0 ? "" : " ").append(rest);
    }
    lines.add(line.toString());
    if (lines.size() > MOST_LINES) {
      return List.copyOf(concat(lines.subList(0, MOST_LINES - 1), "…"));
    }
    return List.copyOf(lines);
  }

  private static List<String> concat(List<String> lines, String last) {
    List<String> all = new ArrayList<>(lines);
    all.add(last);
    return all;
  }
}
