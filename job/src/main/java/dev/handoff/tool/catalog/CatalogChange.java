package dev.handoff.tool.catalog;

import java.util.List;

/**
 * What publishing would do to one definition.
 *
 * @param type what happens
 * @param key {@code kind/id}
 * @param headline versions, or why not
 * @param details the fields that change, one a line
 * @param json the record to write; empty when none is
 */
// Bytes as they will be written: never compared.
@SuppressWarnings("ArrayRecordComponent")
public record CatalogChange(
    Type type, String key, String headline, List<String> details, byte[] json) {

  /** What happens to a definition. */
  public enum Type {
    /** It is not live. */
    NEW("new"),
    /** It is live in a lower version. */
    CHANGED("changed"),
    /** It goes out of force. */
    WITHDRAWN("withdrawn"),
    /** It is live just so. */
    UNCHANGED("unchanged"),
    /** It is live and not in the folder; it stays. */
    KEPT("only live"),
    /** It cannot be published like this. */
    REFUSED("refused");

    private final String words;

    Type(String words) {
      this.words = words;
    }

    /** As people read it. */
    public String words() {
      return words;
    }
  }

  /** Whether a record is written. */
  public boolean isWritten() {
    return type == Type.NEW || type == Type.CHANGED || type == Type.WITHDRAWN;
  }

  static CatalogChange silent(Type type, String key, String headline) {
    return new CatalogChange(type, key, headline, List.of(), new byte[0]);
  }
}
