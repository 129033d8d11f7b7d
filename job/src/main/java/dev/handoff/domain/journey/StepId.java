package dev.handoff.domain.journey;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The id of what a journey does for a group at a node: of an alert (SPEC section 5), of a message
 * asked for or a moment added for one person (section 7). The same after any replay, different for
 * any two.
 */
public final class StepId {

  private static final int BYTES = 20;

  private StepId() {}

  /**
   * Hash of what makes a step the one it is: journey, version, group, entry and node. 40
   * hexadecimal digits, of which nothing about a person can be read.
   */
  public static String of(JourneyAction action, String buyingGroupId) {
    return hash(
        action.journeyId(),
        Integer.toString(action.version()),
        buyingGroupId,
        Integer.toString(action.entry()),
        action.node().id());
  }

  /** The same for one of the people that the step acts on. */
  public static String of(JourneyAction action, String buyingGroupId, String personId) {
    return hash(
        action.journeyId(),
        Integer.toString(action.version()),
        buyingGroupId,
        Integer.toString(action.entry()),
        action.node().id(),
        personId);
  }

  private static String hash(String... parts) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      for (String part : parts) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        sha256.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        sha256.update(bytes);
      }
      return HexFormat.of().formatHex(sha256.digest(), 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
