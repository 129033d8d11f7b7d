package dev.handoff.tool.doctor;

/** What a policy says of a server (RFC 7208 section 2.6). */
enum SpfVerdict {
  PASS,
  NEUTRAL,
  SOFTFAIL,
  FAIL,
  /** There is no policy. */
  NONE
}
