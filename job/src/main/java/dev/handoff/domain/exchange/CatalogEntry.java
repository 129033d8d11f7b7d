package dev.handoff.domain.exchange;

import java.io.Serializable;
import java.time.Instant;

/**
 * A definition on its way to {@code track} and {@code evaluate}: valid, as its bytes. Those known
 * before a live job begins travel in the job graph.
 *
 * @param key kind, id, version, time and a hash of the bytes, so that a copy takes the same place
 * @param updatedAt when it takes effect
 * @param json the whole record
 */
public record CatalogEntry(String key, Instant updatedAt, byte[] json) implements Serializable {

  private static final long serialVersionUID = 1L;
}
