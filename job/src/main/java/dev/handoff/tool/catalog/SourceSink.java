package dev.handoff.tool.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Takes what one file holds. */
interface SourceSink {

  /** A definition, with the offset of each field's value by its path. */
  void definition(ObjectNode json, Map<String, Integer> places);

  /** Something that is not one. */
  void fault(int offset, String message);
}
