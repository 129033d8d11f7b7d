package dev.handoff.codec;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/**
 * What one raw record came to. A batch can have both good items and rejections; an empty page has
 * neither. In-process only, not a stream type.
 *
 * @param items the good ones, in the order of the record
 * @param rejections one for each bad item, in the order of the record
 * @param sources where each good item comes from; empty when no field of a record says so
 */
public record Parsed<T>(List<T> items, List<Rejection> rejections, List<ItemSource> sources) {

  /** Items and rejections of which no more is known. */
  public Parsed(List<T> items, List<Rejection> rejections) {
    this(items, rejections, List.of());
  }

  /** Nothing came of it, and nothing is wrong. */
  static <T> Parsed<T> nothing() {
    return new Parsed<>(List.of(), List.of());
  }

  /** One good item. */
  static <T> Parsed<T> of(T item) {
    return new Parsed<>(List.of(item), List.of());
  }

  /** One good item, and where it comes from. */
  static <T> Parsed<T> of(T item, ItemSource source) {
    return new Parsed<>(List.of(item), List.of(), List.of(source));
  }

  /** One fault. */
  static <T> Parsed<T> rejected(Rejection rejection) {
    return new Parsed<>(List.of(), List.of(rejection));
  }

  /** All of a batch. */
  static <T> Parsed<T> all(List<Parsed<T>> parts) {
    List<T> items = new ArrayList<>();
    List<Rejection> rejections = new ArrayList<>();
    List<ItemSource> sources = new ArrayList<>();
    for (Parsed<T> part : parts) {
      items.addAll(part.items());
      rejections.addAll(part.rejections());
      sources.addAll(part.sources());
    }
    return new Parsed<>(List.copyOf(items), List.copyOf(rejections), List.copyOf(sources));
  }

  /** The same with each item made something else. */
  public <R> Parsed<R> map(Function<T, R> function) {
    return new Parsed<>(items.stream().map(function).toList(), rejections, sources);
  }

  /** The same with any number of items in place of each. */
  public <R> Parsed<R> flatMap(Function<T, List<R>> function) {
    List<R> all = new ArrayList<>();
    List<ItemSource> allSources = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      List<R> some = function.apply(items.get(i));
      all.addAll(some);
      if (!sources.isEmpty()) {
        allSources.addAll(Collections.nCopies(some.size(), sources.get(i)));
      }
    }
    return new Parsed<>(all, rejections, allSources);
  }

  /**
   * Why a good item is not used after all.
   *
   * @param item its place in {@link #items()}
   * @param reason what is wrong with its time
   */
  public Rejection refuse(int item, String reason) {
    return sources.isEmpty()
        ? Rejection.whole(reason, new byte[0])
        : sources.get(item).refuse(reason);
  }
}
