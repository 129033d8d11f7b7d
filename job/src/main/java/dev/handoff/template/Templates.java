package dev.handoff.template;

import java.io.Serializable;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The templates that mails are made from: those in the jar, and over them, file by file, the user's
 * own (SPEC section 9, "Messages"). It holds the texts and not their folder, so that it can travel
 * in the job graph and every task has the same.
 */
public final class Templates implements Serializable {
  /** Ending of what makes an HTML part. */
  public static final String HTML = ".html.ftlh";

  /** Ending of what makes a text part. */
  public static final String TEXT = ".txt.ftl";

  /** Where blocks are, which templates share. */
  public static final String BLOCKS = "blocks/";

  private static final long serialVersionUID = 1L;
  private static final Templates BUILT_IN = new Templates(Map.of());

  private final TreeMap<String, String> own;

  private Templates(Map<String, String> own) {
    this.own = new TreeMap<>(own);
  }

  /** Those in the jar alone. */
  public static Templates builtIn() {
    return BUILT_IN;
  }

  /**
   * The user's own over those in the jar.
   *
   * @param own texts by name, for example {@code sales-alert.html.ftlh} or {@code
   *     blocks/footer.txt.ftl}
   */
  public static Templates of(Map<String, String> own) {
    return own.isEmpty() ? BUILT_IN : new Templates(own);
  }

  /** Names of the user's own, in order. */
  public Set<String> own() {
    return Collections.unmodifiableSet(own.keySet());
  }

  /** Whether there is a template of this name, the user's own or in the jar. */
  public boolean has(String name) {
    return own.containsKey(name) || isBuiltIn(name);
  }

  /** Whether the jar has a template of this name. */
  public static boolean isBuiltIn(String name) {
    return Templates.class.getClassLoader().getResource("templates/" + name) != null;
  }

  /** The text of one of the user's own; null when it is none. */
  @Nullable String text(String name) {
    return own.get(name);
  }
}
