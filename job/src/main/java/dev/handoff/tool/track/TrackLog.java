package dev.handoff.tool.track;

import dev.handoff.domain.message.Consent;
import dev.handoff.domain.message.MessageEvent;
import java.io.IOException;
import java.util.List;

/** Where what people say and do is written; for use by many threads. */
interface TrackLog extends AutoCloseable {

  /**
   * Writes; when it returns all is safe.
   *
   * @throws IOException when something is not; some may be written
   */
  void write(List<Consent> consents, List<MessageEvent> events) throws IOException;

  /** Whether writing is likely to succeed now. */
  boolean writable();

  @Override
  void close();
}
