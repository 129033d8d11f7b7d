package dev.handoff.operator;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where a secret is found when it is needed, on the machine that needs it: never in the job graph
 * (DESIGN section 3). The secret {@code a.b-c} is the environment's {@code HANDOFF_A_B_C}, or the
 * first line of the file that {@code a.b-c-file} names, which goes first.
 *
 * @param key the option's key, for example {@code mail.smtp.password}
 * @param file a path, or null
 */
public record Secret(String key, @Nullable String file) implements Serializable {

  private static final long serialVersionUID = 1L;

  /** The environment's variable of a key. */
  public static String variable(String key) {
    return "HANDOFF_" + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  /** Where it is looked for, as a fault names it: the option and the file, or the variable. */
  public String place() {
    return file == null ? variable(key) : key + "-file: " + file;
  }

  /**
   * The secret, or null when there is none.
   *
   * @throws UncheckedIOException when the file cannot be read
   */
  public @Nullable String resolve() {
    if (file == null) {
      return System.getenv(variable(key));
    }
    try {
      return Files.readString(Path.of(file)).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot read the file that " + key + "-file names: " + file, e);
    }
  }
}
