package dev.handoff.tool.demo;

import dev.handoff.domain.group.Person;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/**
 * Somebody in the demo and how much they do.
 *
 * @param person as the customer's CRM knows them
 * @param company short name of the employer
 * @param interests what they read about, main one first
 * @param rhythm visits a week by stretch of days; outside all stretches nothing happens at all
 */
record CastMember(Person person, String company, List<Interest> interests, List<Stretch> rhythm) {

  /** Days {@code from} to {@code to}, both included, with this many visits in a working week. */
  record Stretch(int from, int to, double visitsPerWeek) {}

  String id() {
    return person.personId();
  }

  ZoneId zone() {
    String zone = person.timeZone();
    return zone == null ? DemoDays.ZONE : ZoneId.of(zone);
  }

  boolean french() {
    String locale = person.locale();
    return locale != null && locale.toLowerCase(Locale.ROOT).startsWith("fr");
  }

  /** Visits in a working week around this day; below 0 when the person is silent altogether. */
  double visitsPerWeek(int day) {
    for (Stretch stretch : rhythm) {
      if (day >= stretch.from() && day <= stretch.to()) {
        return stretch.visitsPerWeek();
      }
    }
    return -1;
  }

  /** Whether Marketo could hold this person: its lead ids are numbers. */
  boolean isMarketoLead() {
    return id().chars().allMatch(Character::isDigit);
  }
}
