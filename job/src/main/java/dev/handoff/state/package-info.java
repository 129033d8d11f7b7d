/**
 * Floor 2: what RocksDB holds: the stored forms, their names, and the way from stored to domain and
 * back. Stored forms are public records of plain fields that never throw and are never renamed; new
 * fields come last and may be null.
 */
@NullMarked
package dev.handoff.state;

import org.jspecify.annotations.NullMarked;
