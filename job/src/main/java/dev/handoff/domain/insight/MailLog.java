package dev.handoff.domain.insight;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is known of many people's mail, by person. Copies of a deed may be added. Mutable. */
public final class MailLog {

  private final TreeMap<String, List<MailDeed>> people = new TreeMap<>();
  private @Nullable Instant first;
  private @Nullable Instant last;

  /** Adds a deed of a person, in any order. */
  public void add(String personId, MailDeed deed) {
    people.computeIfAbsent(personId, id -> new ArrayList<>()).add(deed);
    first = first == null || deed.at().isBefore(first) ? deed.at() : first;
    last = last == null || deed.at().isAfter(last) ? deed.at() : last;
  }

  /** Puts each person's deeds in order; to be called before reading. */
  public void sort() {
    people.values().forEach(deeds -> deeds.sort(MailDeed.ORDER));
  }

  /** Each person's deeds. */
  public NavigableMap<String, List<MailDeed>> people() {
    return Collections.unmodifiableNavigableMap(people);
  }

  /** Every person's deeds. */
  public Collection<List<MailDeed>> all() {
    return people().values();
  }

  /** The time of the first deed; null when there is none. */
  public @Nullable Instant first() {
    return first;
  }

  /** The time of the last deed; null when there is none. */
  public @Nullable Instant last() {
    return last;
  }
}
