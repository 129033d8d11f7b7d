package dev.handoff.domain.exchange;

import java.io.Serializable;
import java.time.Instant;

/**
 * A definition on its way to {@code track} and {@code evaluate}: valid, as its bytes. Serialisable,
 * because a live job takes the catalog as it is along in its graph.
 *
 * @param key kind, id, version and time, so that a copy takes the same place
 * @param updatedAt when it takes effect
 * @param json the whole record
 */
public record CatalogEntry(String key, Instant updatedAt, byte[] json) implements Serializable {

  private static final long serialVersionUID = 1L;
}
