package dev.handoff.sketch;

/** Bytes that are no sketch, or one with other buckets. */
public final class UnreadableSketchException extends Exception {

  private static final long serialVersionUID = 1L;

  UnreadableSketchException(Throwable cause) {
    super("is not a sketch of raw scores with these buckets", cause);
  }
}
