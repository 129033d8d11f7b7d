package dev.handoff.codec;

import dev.handoff.domain.group.Account;
import dev.handoff.domain.group.BuyingGroup;
import dev.handoff.domain.group.Member;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the {@code buying-groups} topic (SPEC section 1). Never throws on any input. */
public final class BuyingGroupReader {

  /** The snapshot, or the deletion, in these bytes, or why there is none. */
  public Parsed<BuyingGroup> read(byte[] json) {
    return RecordReader.read(json, BuyingGroupReader::group);
  }

  private static BuyingGroup group(JsonRecord record) {
    String id = record.text("buyingGroupId");
    if (record.flag("deleted")) {
      return new BuyingGroup(
          id, null, null, "", "", null, List.of(), record.time("updatedAt"), true);
    }
    return new BuyingGroup(
        id,
        record.optionalText("name"),
        account(record.object("account")),
        record.text("solutionInterest"),
        record.textMaybeBlank("status"),
        record.optionalText("stage"),
        members(record),
        record.time("updatedAt"),
        false);
  }

  static Account account(JsonRecord account) {
    return new Account(
        account.text("id"),
        account.text("name"),
        account.optionalText("country"),
        account.optionalText("industry"),
        account.canonicalText());
  }

  /** Each person once: listed twice, the first role counts (SPEC section 9, "Scores"). */
  private static List<Member> members(JsonRecord record) {
    record.require("members", "a list");
    List<Member> members = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (JsonRecord listed : record.objects("members")) {
      String role = listed.optionalText("role");
      Member member = new Member(listed.text("personId"), role == null ? "" : role);
      if (seen.add(member.personId())) {
        members.add(member);
      }
    }
    return List.copyOf(members);
  }
}
