package dev.handoff.tool;

import dev.handoff.domain.alert.ScorePart;
import dev.handoff.domain.engagement.ScoreModel.Transform;
import dev.handoff.domain.evaluate.GroupExplanation;
import dev.handoff.domain.evaluate.GroupExplanation.DayPart;
import dev.handoff.domain.evaluate.GroupExplanation.Departure;
import dev.handoff.domain.evaluate.GroupExplanation.JourneyPart;
import dev.handoff.domain.evaluate.GroupExplanation.Leaving;
import dev.handoff.domain.evaluate.GroupExplanation.MemberPart;
import dev.handoff.domain.evaluate.GroupExplanation.RolePart;
import dev.handoff.domain.evaluate.GroupExplanation.Scores;
import dev.handoff.domain.evaluate.GroupExplanation.TypePart;
import dev.handoff.domain.journey.Condition.Finding;
import dev.handoff.domain.journey.Journey;
import dev.handoff.domain.journey.JourneyEvent;
import dev.handoff.domain.journey.JourneyStanding;
import dev.handoff.domain.journey.JourneyStanding.State;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An explanation to be read on a terminal, {@value #WIDTH} columns wide. */
final class ExplanationText {

  private static final int WIDTH = 100;

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  private final GroupExplanation group;
  private final ZoneId zone;
  private final List<String> lines = new ArrayList<>();

  /**
   * @param zone in which times are shown: that of the engagement's days
   */
  ExplanationText(GroupExplanation group, ZoneId zone) {
    this.group = group;
    this.zone = zone;
  }

  /** All of it, without a line break at the end. */
  String text() {
    lines.clear();
    line("%s (%s)", group.name(), group.buyingGroupId());
    String stage = group.stage() == null ? "" : ", stage " + group.stage();
    line("At %s, times in %s. Status %s%s.", time(group.at()), zone, group.status(), stage);
    Scores scores = group.scores();
    if (scores == null) {
      section("No scores yet");
      wrapped(
          "  ",
          "The solution interest "
              + group.solutionInterest()
              + " or its role template is not in the catalog at this instant.");
    } else {
      engagement(scores);
    }
    departure(group.departure());
    if (scores != null) {
      completeness(scores);
    }
    section("Journeys");
    group.journeys().forEach(this::journey);
    if (group.journeys().isEmpty()) {
      line("  No journey is published.");
    }
    return String.join(System.lineSeparator(), lines);
  }

  private void engagement(Scores scores) {
    section("Engagement score " + scores.engagement());
    boolean root = scores.model().transform() == Transform.SQRT;
    line(
        "  %s = 100 × min(1, %s%s / %s%s)",
        scores.unrounded().toPlainString(),
        root ? "√(" : "",
        scores.raw().toPlainString(),
        scores.reference().toPlainString(),
        root ? ")" : "");
    if (group.members().isEmpty()) {
      line("  No members count.");
    } else {
      line("");
      line("  %-30s %-24s %8s %9s %9s", "member", "role", "score", "× share", "= brings");
      group.members().forEach(this::member);
      line("  %-30s %-24s %8s %9s %9s", "sum", "", "", "", two(scores.raw()));
    }
    if (group.awaited() > 0) {
      line("  Listed, but not counted, because erased: %d", group.awaited());
    }
    if (!group.members().isEmpty()) {
      group.members().forEach(this::parts);
    }
  }

  private void member(MemberPart member) {
    line(
        "  %-30s %-24s %8s %9s %9s",
        cut(member.name(), 30),
        cut(member.role(), 24),
        two(member.unrounded()),
        percent(member.share()),
        two(member.brings()));
  }

  private void parts(MemberPart member) {
    line("");
    if (member.types().isEmpty()) {
      line("  %s (%s): nothing that scores", cut(member.name(), 40), cut(member.personId(), 36));
      return;
    }
    line(
        "  %s (%s): score %s from raw %s",
        cut(member.name(), 30),
        cut(member.personId(), 30),
        two(member.unrounded()),
        two(member.raw()));
    for (TypePart type : member.types()) {
      ScorePart part = type.part();
      List<String> days = new ArrayList<>();
      for (DayPart day : type.days()) {
        String times = day.tally() == 1 ? "" : " ×" + day.tally();
        days.add(day.day() + times + (days.size() + 1 < type.days().size() ? "," : ""));
      }
      wrapped(
          String.format(
              Locale.ROOT,
              "    %-22s %4d × %-4s = %7s   ",
              cut(part.type(), 22),
              part.tally(),
              part.weight().stripTrailingZeros().toPlainString(),
              two(part.raw())),
          days);
    }
  }

  private void departure(@Nullable Departure departure) {
    section("Leaves the window next");
    if (departure == null) {
      line("  Nothing: no activity in the window scores.");
      return;
    }
    Integer then = departure.engagementThen();
    BigDecimal unrounded = departure.unroundedThen();
    wrapped(
        "  ",
        "On "
            + time(departure.at())
            + " the activities of "
            + departure.day()
            + (then == null || unrounded == null
                ? "."
                : "; if nothing else happens, the score is then "
                    + then
                    + " ("
                    + unrounded.toPlainString()
                    + ")."));
    for (Leaving leaving : departure.leaving()) {
      line(
          "    %-30s %-30s %4d  raw %7s",
          cut(leaving.name(), 30), cut(leaving.type(), 30), leaving.tally(), two(leaving.raw()));
    }
  }

  private void completeness(Scores scores) {
    section("Completeness " + scores.completeness() + " %");
    line("  %-40s %8s %8s", "role", "assigned", "required");
    for (RolePart role : scores.roles()) {
      String counts = role.required() ? Integer.toString(role.membersRequired()) : "-";
      String remark = "";
      if (scores.missingRoles().contains(role.role())) {
        remark = "  missing";
      } else if (role.membersRequired() == 0) {
        remark = "  not in the template";
      } else if (role.required() && role.assigned() < role.membersRequired()) {
        remark = "  short of " + (role.membersRequired() - role.assigned());
      }
      line("  %-40s %8d %8s%s", cut(role.role(), 40), role.assigned(), counts, remark);
    }
    if (scores.missingRoles().isEmpty()) {
      line("  No missing roles.");
    }
  }

  private void journey(JourneyPart part) {
    JourneyStanding standing = part.standing();
    String name = standing.name() == null ? "withdrawn" : standing.name();
    line(
        "  %s: %s%s",
        cut(standing.journeyId(), 40),
        cut(name, 40),
        standing.version() == 0 ? "" : ", version " + standing.version() + status(standing));
    JourneyEvent last = part.lastStep();
    if (standing.state() == State.INSIDE) {
      line(
          "    entry %d, at %s since %s",
          standing.entry(), standing.nodeId(), when(standing.since()));
    } else if (standing.state() == State.OVER) {
      line(
          "    entry %d, %s at %s%s",
          standing.entry(),
          last == null ? "over" : ended(last),
          when(standing.since()),
          standing.asks() == null && standing.due() == null ? "; it does not enter again" : "");
    } else {
      line("    never entered");
    }
    if (standing.due() != null) {
      boolean listens = standing.state() == State.INSIDE && standing.asks() != null;
      String what = standing.state() == State.INSIDE ? "goes on" : "may enter";
      line("    %s %s", listens ? "times out" : what, time(standing.due()));
    }
    if (standing.asks() != null) {
      for (Finding finding : standing.findings()) {
        wrapped(
            "    " + (finding.holds() ? "holds  " : "lacks  "),
            finding.condition() + "  (it is " + finding.value() + ")");
      }
    } else if (standing.state() == State.OUTSIDE) {
      line("    it takes no entries%s", standing.due() == null ? "" : " yet");
    }
  }

  private static String status(JourneyStanding standing) {
    Journey.Status status = standing.status();
    return status == null || status == Journey.Status.LIVE
        ? ""
        : " (" + status.name().toLowerCase(Locale.ROOT) + ")";
  }

  private static String ended(JourneyEvent last) {
    return last.type().wireName()
        + (last.reason() == null ? "" : " (" + last.reason().wireName() + ")");
  }

  private void section(String title) {
    line("");
    line("%s", title);
  }

  private void line(String format, @Nullable Object... values) {
    lines.add(cut(String.format(Locale.ROOT, format, values).stripTrailing(), WIDTH));
  }

  private void wrapped(String start, String text) {
    wrapped(start, List.of(text.split(" ", -1)));
  }

  /** Words that go on below themselves, where the first began. */
  private void wrapped(String start, List<String> words) {
    String indent = " ".repeat(start.codePointCount(0, start.length()));
    StringBuilder current = new StringBuilder(start);
    boolean empty = true;
    for (String word : words) {
      if (!empty && current.length() + 1 + word.length() > WIDTH) {
        line("%s", current);
        current = new StringBuilder(indent);
        empty = true;
      }
      current.append(empty ? "" : " ").append(word);
      empty = false;
    }
    line("%s", current);
  }

  private static String cut(String text, int columns) {
    return text.length() <= columns ? text : text.substring(0, columns - 1) + "…";
  }

  private String when(@Nullable Instant instant) {
    return instant == null ? "a time not known" : time(instant);
  }

  private String time(Instant instant) {
    return TIME.format(instant.atZone(zone));
  }

  private static String two(BigDecimal value) {
    return value.setScale(2, RoundingMode.HALF_UP).toPlainString();
  }

  private static String percent(BigDecimal share) {
    return two(share.movePointRight(2)) + " %";
  }
}
