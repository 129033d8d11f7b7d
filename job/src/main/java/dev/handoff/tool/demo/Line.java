package dev.handoff.tool.demo;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * One line of a file.
 *
 * @param arrivesAt when it came in, which is the order of the lines
 * @param text without the line's end
 * @param charset UTF-8, but for a fault
 */
record Line(Instant arrivesAt, String text, Charset charset) {

  Line(Instant arrivesAt, String text) {
    this(arrivesAt, text, StandardCharsets.UTF_8);
  }

  Line at(Instant later) {
    return new Line(later, text, charset);
  }
}
