package dev.handoff.template;

import java.util.List;

/**
 * What the templates of the sales alert are given: every text cleaned, cut to its place and in the
 * mail's language, absent ones empty. URLs are safe to put into {@code href}.
 *
 * @param at the instant of the decision, in words
 * @param attention whether a score fell, so that the group is not "ready"
 * @param why which lines were crossed
 * @param journey the id of the journey
 * @param before what the score was seven days before, as a sentence; empty when {@code why} says so
 * @param change the score's change since, with its sign
 * @param changed whether there is a change to speak of
 * @param trend the scores of the days before
 * @param others the other recipients, or all when the mail is for nobody in particular
 * @param forOne whether the mail is for one recipient
 * @param zone the time zone of all dates
 */
public record AlertView(
    String at,
    boolean late,
    boolean attention,
    Group group,
    List<Why> why,
    String journey,
    String before,
    String change,
    boolean changed,
    TrendView trend,
    String others,
    boolean forOne,
    List<Person> top,
    List<String> topics,
    List<String> missing,
    String summary,
    boolean summaryByModel,
    Moments moments,
    List<Member> members,
    String zone,
    Reference reference) {

  /** The group; scores are 0 to 100, as numbers for bars and as text; the name whole and brief. */
  public record Group(
      String name,
      String brief,
      String url,
      String initial,
      String account,
      String accountUrl,
      String interest,
      String status,
      String stage,
      int score,
      int completeness,
      String completenessText) {}

  /** One reason: what holds, how things stand, the line, and the condition itself if unreadable. */
  public record Why(String claim, String detail, String line, String code) {}

  /** Somebody's name and role. */
  public record Person(String name, String url, String role) {}

  /** The moments of the last 30 days: how many, the newest, and where the rest are. */
  public record Moments(int total, List<Moment> latest, String url) {}

  /** One moment; {@code who} is empty for one of the group itself. */
  public record Moment(String date, String dateTime, String who, String kind, String text) {}

  /** A member's card. */
  public record Member(
      String name,
      String url,
      String initials,
      String title,
      String role,
      int score,
      List<Moment> lastMoment,
      List<Done> activities,
      List<Other> groups,
      String email,
      String emailUrl,
      String phone,
      String phoneUrl) {}

  /** One activity: what was done, to what, where that is and on which host, and when. */
  public record Done(String what, String about, String url, String host, String when) {}

  /** Another group of a member. */
  public record Other(String name, String url) {}

  /** What to quote when asking about this alert. */
  public record Reference(String journey, String version, String entry, String alert) {}
}
