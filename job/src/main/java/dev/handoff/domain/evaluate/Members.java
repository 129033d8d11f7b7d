package dev.handoff.domain.evaluate;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** The members of the group that is being evaluated, wherever they are stored. */
public interface Members {

  /** The member with this key, or null. */
  @Nullable MemberFile get(String personKey);

  /** Keeps the member as it is now. */
  void put(MemberFile member);

  /** Forgets the member. */
  void remove(String personKey);

  /** All of them, in the order of their keys. */
  Collection<MemberFile> all();

  /** Those who count, in the order of their keys, with no more than score records need. */
  default Collection<ScoredMember> scored() {
    return all().stream().filter(MemberFile::counts).map(ScoredMember::of).toList();
  }
}
