package dev.handoff.domain.backtest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Pairs the alerts of two runs. Only alerts of one group, journey and node are pairs: first those
 * of one instant, then the others in order of time; what is left over is new or gone. Version and
 * entry do not matter, because a draft has a version of its own.
 */
public final class AlertComparison {

  private AlertComparison() {}

  /** Every alert of both runs, by group and then by time. */
  public static List<AlertChange> of(Collection<Alerted> live, Collection<Alerted> draft) {
    Map<String, List<Alerted>> liveByPlace = byPlace(live);
    Map<String, List<Alerted>> draftByPlace = byPlace(draft);
    List<AlertChange> changes = new ArrayList<>();
    liveByPlace.forEach(
        (place, before) -> pair(before, draftByPlace.getOrDefault(place, List.of()), changes));
    draftByPlace.forEach(
        (place, after) -> {
          if (!liveByPlace.containsKey(place)) {
            pair(List.of(), after, changes);
          }
        });
    changes.sort(
        Comparator.comparing((AlertChange change) -> change.either().buyingGroupId())
            .thenComparing(AlertComparison::first)
            .thenComparing(change -> change.either().journeyId())
            .thenComparing(change -> change.either().nodeId()));
    return List.copyOf(changes);
  }

  private static void pair(List<Alerted> live, List<Alerted> draft, List<AlertChange> changes) {
    List<Alerted> before = new ArrayList<>(live);
    List<Alerted> after = new ArrayList<>();
    for (Alerted alerted : draft) {
      Alerted same = atOnce(before, alerted.at());
      if (same == null) {
        after.add(alerted);
      } else {
        before.remove(same);
        changes.add(new AlertChange(same, alerted));
      }
    }
    for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
      changes.add(
          new AlertChange(
              i < before.size() ? before.get(i) : null, i < after.size() ? after.get(i) : null));
    }
  }

  private static @Nullable Alerted atOnce(List<Alerted> alerts, Instant at) {
    for (Alerted alerted : alerts) {
      if (alerted.at().equals(at)) {
        return alerted;
      }
    }
    return null;
  }

  private static Map<String, List<Alerted>> byPlace(Collection<Alerted> alerts) {
    Map<String, List<Alerted>> byPlace = new TreeMap<>();
    alerts.stream()
        .sorted(Alerted.BY_PLACE)
        .forEach(
            alerted ->
                byPlace
                    .computeIfAbsent(
                        alerted.buyingGroupId()
                            + "\n"
                            + alerted.journeyId()
                            + "\n"
                            + alerted.nodeId(),
                        place -> new ArrayList<>())
                    .add(alerted));
    return byPlace;
  }

  private static Instant first(AlertChange change) {
    Alerted live = change.live();
    Alerted draft = change.draft();
    if (live == null || draft == null) {
      return change.either().at();
    }
    return live.at().isBefore(draft.at()) ? live.at() : draft.at();
  }
}
