package dev.handoff.codec;

import static dev.handoff.codec.Records.json;
import static dev.handoff.codec.Records.only;
import static dev.handoff.codec.Records.onlyRejection;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.domain.group.Account;
import dev.handoff.domain.group.BuyingGroup;
import dev.handoff.domain.group.Member;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuyingGroupReaderTest {
  private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");
  private static final String GROUP =
      "{'buyingGroupId':'g1','name':null,'account':{'name':'Lumia','id':'a1','employees':5000,"
          + "'country':'FR'},'solutionInterest':'assets','status':'Interest','stage':'',"
          + "'members':[{'personId':'adam','role':'Decision Maker'},{'personId':'mark'},"
          + "{'personId':'adam','role':'Other'},{'personId':'bob','role':' '}],"
          + "'updatedAt':'2026-03-02T09:00:00Z'}";

  private final BuyingGroupReader reader = new BuyingGroupReader();

  @Test
  void aSnapshotIsReadWithEachPersonOnce() {
    assertThat(only(reader.read(json(GROUP))))
        .isEqualTo(
            new BuyingGroup(
                "g1",
                null,
                new Account(
                    "a1",
                    "Lumia",
                    "FR",
                    null,
                    "{\"country\":\"FR\",\"employees\":5000,\"id\":\"a1\",\"name\":\"Lumia\"}"),
                "assets",
                "Interest",
                null,
                List.of(
                    new Member("adam", "Decision Maker"),
                    new Member("mark", ""),
                    new Member("bob", "")),
                MONDAY,
                false));
  }

  @Test
  void theOrderOfKeysMakesNoDifference() {
    String turned = GROUP.replace("'name':'Lumia','id':'a1'", "'id':'a1','name':'Lumia'");
    assertThat(only(reader.read(json(turned)))).isEqualTo(only(reader.read(json(GROUP))));
  }

  @Test
  void aDeletionNeedsOnlyIdAndTime() {
    assertThat(
            only(
                reader.read(
                    json(
                        "{'buyingGroupId':'g1','deleted':true,'members':'gone',"
                            + "'updatedAt':'2026-03-02T09:00:00Z'}"))))
        .isEqualTo(new BuyingGroup("g1", null, null, "", "", null, List.of(), MONDAY, true));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "'buyingGroupId':'g1', 'buyingGroupId':'', buyingGroupId",
        "'id':'a1', 'id':null, account.id",
        "'name':'Lumia', 'name':' ', account.name",
        "'country':'FR', 'country':33, account.country",
        "'account':, 'acount':, account",
        "'status':'Interest', 'status':null, status",
        "'solutionInterest':'assets', 'solutionInterest':{}, solutionInterest",
        "'personId':'mark', 'person':'mark', members[1].personId",
        "{'personId':'mark'}, 'mark', members[1]",
        "'role':'Other', 'role':4, members[2].role",
        "'members':, 'member':, members",
      })
  void aMissingOrWrongFieldMakesTheSnapshotARejection(String right, String wrong, String field) {
    Rejection rejection = onlyRejection(reader.read(json(GROUP.replace(right, wrong))));
    assertThat(rejection.field()).isEqualTo(field);
    assertThat(rejection.reason()).startsWith(field.replaceAll("\\d", "") + " is ");
  }

  @Test
  void theAccountIsReadableByConditions() {
    assertThat(
            AccountAttributes.read(
                "{\"a\":1,\"b\":1.5,\"c\":[true,null,\"x\"],\"d\":{\"e\":null},\"f\":1e400,"
                    + "\"g\":12345678901234567890}"))
        .containsEntry("a", 1L)
        .containsEntry("b", 1.5)
        .containsEntry("c", List.of(true, "x"))
        .containsEntry("d", Map.of())
        .containsEntry("f", Double.POSITIVE_INFINITY)
        .containsEntry("g", 1.2345678901234567e19);
    assertThat(AccountAttributes.read("nonsense")).isEmpty();
  }
}
