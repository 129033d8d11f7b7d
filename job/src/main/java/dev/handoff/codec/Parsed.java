package dev.handoff.codec;

import java.util.ArrayList;
import java.util.List;

/**
 * What one raw record came to. A batch can have both good items and rejections; an empty page has
 * neither. In-process only, not a stream type.
 *
 * @param items the good ones, in the order of the record
 * @param rejections one for each bad item, in the order of the record
 */
public record Parsed<T>(List<T> items, List<Rejection> rejections) {

  /** Nothing came of it, and nothing is wrong. */
  static <T> Parsed<T> nothing() {
    return new Parsed<>(List.of(), List.of());
  }

  /** One good item. */
  static <T> Parsed<T> of(T item) {
    return new Parsed<>(List.of(item), List.of());
  }

  /** One fault. */
  static <T> Parsed<T> rejected(Rejection rejection) {
    return new Parsed<>(List.of(), List.of(rejection));
  }

  /** All of a batch. */
  static <T> Parsed<T> all(List<Parsed<T>> parts) {
    List<T> items = new ArrayList<>();
    List<Rejection> rejections = new ArrayList<>();
    for (Parsed<T> part : parts) {
      items.addAll(part.items());
      rejections.addAll(part.rejections());
    }
    return new Parsed<>(List.copyOf(items), List.copyOf(rejections));
  }
}
