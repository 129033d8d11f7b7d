package dev.handoff.tool.demo;

import dev.handoff.domain.group.Person;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the CRM says about people, and how it changes; one of them asks to be forgotten. */
final class PeopleFeed {
  private final Cast cast;
  private final List<Line> lines = new ArrayList<>();

  PeopleFeed(Cast cast) {
    this.cast = cast;
    cast.people().values().forEach(member -> add(member.person()));
    titled("juergen", 35, "10:50", "Chief Digital Officer");
    titled("ndeye", 13, "08:15", "Directrice de la médiathèque");
    titled("hugo", 29, "17:05", "Responsable des plateformes de contenu");
    titled("kimberly", 20, "23:10", "Distinguished Architect");
    reachable("annesophie", 16, "14:30", "+33 6 39 98 12 44", "as.montbel@lumiere.example");
    reachable("gregory", 23, "09:00", null, "gregory.lenoir+crm@rivoli.example");
    reachable("imogen", 33, "12:12", "+44 7700 900163", "imogen.clarke-hughes@northgate.example");
    erased("elodie", 35, "18:00");
    lines.add(
        new Line(
            DemoDays.at(11, "11:11"),
            "{\"personId\":\"1048312\",\"firstName\":\"Zoë\",\"lastName\":\"van der Meer\"}"));
  }

  /** The lines, not yet in order; one lacks its time. */
  List<Line> lines() {
    return lines;
  }

  private void titled(String name, int day, String time, String title) {
    Person before = cast.named(name).person();
    add(changed(before, title, before.email(), before.phone(), DemoDays.at(day, time)));
  }

  private void reachable(String name, int day, String time, @Nullable String phone, String email) {
    Person before = cast.named(name).person();
    add(changed(before, before.title(), email, phone, DemoDays.at(day, time)));
  }

  private void erased(String name, int day, String time) {
    add(
        new Person(
            cast.id(name), null, null, null, null, null, null, null, DemoDays.at(day, time), true));
  }

  private static Person changed(
      Person before,
      @Nullable String title,
      @Nullable String email,
      @Nullable String phone,
      Instant at) {
    return new Person(
        before.personId(),
        before.firstName(),
        before.lastName(),
        title,
        email,
        phone,
        before.locale(),
        before.timeZone(),
        at,
        false);
  }

  private void add(Person person) {
    lines.add(new Line(person.updatedAt(), CanonicalForm.person(person).toString()));
  }
}
