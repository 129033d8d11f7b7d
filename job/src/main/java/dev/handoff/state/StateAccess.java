package dev.handoff.state;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Reads and writes Flink state, whose methods declare {@code throws Exception}: a failing backend
 * fails the task.
 */
public final class StateAccess {

  private StateAccess() {}

  /** Something that reads state. */
  @FunctionalInterface
  public interface Read<T> {
    T get() throws Exception;
  }

  /** Something that writes state. */
  @FunctionalInterface
  public interface Write {
    void run() throws Exception;
  }

  /** What was read. */
  public static <T> T read(Read<T> read) {
    try {
      return read.get();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new UncheckedIOException(new IOException("cannot read state", e));
    }
  }

  /** Writes. */
  public static void write(Write write) {
    try {
      write.run();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new UncheckedIOException(new IOException("cannot write state", e));
    }
  }
}
