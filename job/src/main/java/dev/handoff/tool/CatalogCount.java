package dev.handoff.tool;

import dev.handoff.tool.catalog.CheckedCatalog;

/** How many definitions and faults there are, in a sentence. */
final class CatalogCount {

  private CatalogCount() {}

  static String of(CheckedCatalog catalog) {
    return counted(catalog.size(), "definition")
        + ", "
        + (catalog.findings().isEmpty() ? "no fault" : counted(catalog.findings().size(), "fault"));
  }

  static String counted(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
