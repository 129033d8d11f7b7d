package dev.handoff.tool.track;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.TreeMap;

/**
 * What the service answers.
 *
 * @param status of HTTP
 * @param headers its own; those of every answer are added by the server
 */
record Answer(int status, Map<String, String> headers, byte[] body) {

  private static final String CONTENT_TYPE = "Content-Type";

  /** One transparent pixel. */
  private static final byte[] GIF = {
    'G',
    'I',
    'F',
    '8',
    '9',
    'a',
    1,
    0,
    1,
    0,
    (byte) 0x80,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    '!',
    (byte) 0xf9,
    4,
    1,
    0,
    0,
    0,
    0,
    ',',
    0,
    0,
    0,
    0,
    1,
    0,
    1,
    0,
    0,
    2,
    2,
    'D',
    1,
    0,
    ';'
  };

  static Answer page(int status, String html) {
    return of(status, "text/html; charset=utf-8", html.getBytes(UTF_8));
  }

  static Answer text(int status, String text) {
    return of(status, "text/plain; charset=utf-8", (text + "\n").getBytes(UTF_8));
  }

  static Answer pixel() {
    return of(200, "image/gif", GIF.clone());
  }

  /** On to another address, which the browser asks for with GET. */
  static Answer seeOther(String target) {
    return new Answer(302, Map.of("Location", target), new byte[0]);
  }

  private static Answer of(int status, String type, byte[] body) {
    return new Answer(status, Map.of(CONTENT_TYPE, type), body);
  }

  /** The same with one header more. */
  Answer with(String name, String value) {
    Map<String, String> more = new TreeMap<>(headers);
    more.put(name, value);
    return new Answer(status, more, body);
  }
}
