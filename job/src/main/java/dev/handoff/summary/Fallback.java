package dev.handoff.summary;

import java.util.Locale;

/** Why an alert got the summary written by rules although there is a model. */
public enum Fallback {
  /** Nothing happened in the window: there is nothing to write about. */
  QUIET,
  /** As many requests as allowed were under way. */
  BUSY,
  /** After too many failures the model is left alone for a while. */
  BREAKER_OPEN,
  /** The deadline passed. */
  TIMEOUT,
  /** No connection, or one that broke. */
  UNREACHABLE,
  /**
   * The endpoint answered 4xx or with a redirect: the key, the model's name or the URL is wrong.
   */
  REFUSED,
  /** The endpoint answered 429 or 5xx, again and again. */
  FAILED,
  /** The answer was no JSON of the expected form, too large, or empty. */
  UNREADABLE,
  /** The text held markup. */
  MARKUP,
  /** The text held a link. */
  LINK,
  /** The text held an e-mail address or a telephone number. */
  CONTACT,
  /** The text was much too long, or had no whole sentence. */
  LENGTH,
  /** The text was not in the alert's language. */
  LANGUAGE,
  /** The text held a number that is not among the facts, or that counts something else there. */
  NUMBERS,
  /** The text named somebody or something that is not among the facts. */
  NAMES,
  /** The text was not about the facts, or was about its instructions. */
  OFF_TOPIC,
  /** This code failed; the log says where. */
  FAULT;

  /** The name in metrics: {@code breaker-open}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
