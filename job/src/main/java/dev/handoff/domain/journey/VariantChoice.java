package dev.handoff.domain.journey;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Which path of a variant a group takes: the same one in every entry and after every replay. */
final class VariantChoice {

  /** Hundredths of a percent. */
  private static final int BUCKETS = 10_000;

  private VariantChoice() {}

  /** The id of the node the path leads to. */
  static String of(
      JourneyNode.Variant variant, String journeyId, int version, String buyingGroupId) {
    int bucket = bucket(journeyId, version, buyingGroupId);
    int upTo = 0;
    for (JourneyNode.Variant.Share share : variant.paths()) {
      upTo += share.percent() * (BUCKETS / 100);
      if (bucket < upTo) {
        return share.to();
      }
    }
    return variant.paths().get(variant.paths().size() - 1).to();
  }

  /** 0 to 9,999: the first 32 bits of the SHA-256 of {@code journey|version|group}, as a rest. */
  static int bucket(String journeyId, int version, String buyingGroupId) {
    byte[] text =
        (journeyId + "|" + version + "|" + buyingGroupId).getBytes(StandardCharsets.UTF_8);
    return Integer.remainderUnsigned(ByteBuffer.wrap(sha256(text)).getInt(), BUCKETS);
  }

  private static byte[] sha256(byte[] text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
