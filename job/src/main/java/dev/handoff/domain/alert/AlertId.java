package dev.handoff.domain.alert;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The id of a sales alert: the same after any replay, different for any two alerts (SPEC section
 * 5).
 */
public final class AlertId {

  private static final int BYTES = 20;

  private AlertId() {}

  /**
   * Hash of what makes an alert the one it is: 40 hexadecimal digits, of which nothing about a
   * person can be read.
   *
   * @param entry the group's how-manieth entry into the journey, from 1
   */
  public static String of(
      String journeyId, int journeyVersion, String buyingGroupId, int entry, String nodeId) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      for (String part :
          new String[] {
            journeyId,
            Integer.toString(journeyVersion),
            buyingGroupId,
            Integer.toString(entry),
            nodeId
          }) {
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
