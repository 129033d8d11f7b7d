package dev.handoff.tool.backtest;

import java.util.List;

/** A draft that cannot be run, with all that is wrong with it. */
final class DraftFaultsException extends Exception {

  private static final long serialVersionUID = 1L;

  DraftFaultsException(List<String> faults) {
    super("The draft cannot be run:\n  " + String.join("\n  ", faults));
  }
}
