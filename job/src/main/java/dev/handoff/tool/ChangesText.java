package dev.handoff.tool;

import dev.handoff.tool.catalog.CatalogChange;
import dev.handoff.tool.catalog.CatalogChanges;
import dev.handoff.tool.catalog.LiveDefinitions;
import dev.handoff.tool.catalog.Printable;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The difference between a folder and what is live, as people read it. */
final class ChangesText {

  private ChangesText() {}

  static void print(CatalogChanges changes, LiveDefinitions live, PrintWriter out) {
    for (CatalogChange change : changes.all()) {
      out.println(
          Printable.line(
              String.format("%-9s  ", change.type().words())
                  + change.key()
                  + "  "
                  + change.headline()));
      change.details().forEach(line -> out.println(Printable.line("             " + line)));
    }
    if (live.refused() > 0) {
      out.println(
          CatalogCount.counted(live.refused(), "record")
              + " of the live catalog cannot be used: see the job's dead letters.");
    }
    out.println(
        Arrays.stream(CatalogChange.Type.values())
            .filter(type -> count(changes, type) > 0)
            .map(type -> count(changes, type) + " " + type.words())
            .collect(Collectors.joining(", ")));
  }

  private static long count(CatalogChanges changes, CatalogChange.Type type) {
    return changes.all().stream().filter(change -> change.type() == type).count();
  }
}
