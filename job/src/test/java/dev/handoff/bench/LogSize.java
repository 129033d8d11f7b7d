package dev.handoff.bench;

/**
 * What a generated log is like.
 *
 * @param people who are members
 * @param activities of all of them together
 * @param days over which activities are spread evenly
 * @param groupsPerPerson how many buying groups list each person
 * @param membersPerGroup how many people a buying group lists
 * @param journeys that are live, all for every group
 * @param hotShare 0 to 1: the share of activities that members of one group do
 */
public record LogSize(
    int people,
    int activities,
    int days,
    int groupsPerPerson,
    int membersPerGroup,
    int journeys,
    double hotShare) {

  /** The size that the system properties {@code handoff.bench.*} ask for. */
  public static LogSize asked() {
    return new LogSize(
        Integer.getInteger("handoff.bench.people", 16_000),
        Integer.getInteger("handoff.bench.activities", 200_000),
        Integer.getInteger("handoff.bench.days", 30),
        Integer.getInteger("handoff.bench.groups-per-person", 1),
        Integer.getInteger("handoff.bench.members-per-group", 10),
        Integer.getInteger("handoff.bench.journeys", 3),
        Double.parseDouble(System.getProperty("handoff.bench.hot-share", "0")));
  }

  public LogSize withActivities(int other) {
    return new LogSize(people, other, days, groupsPerPerson, membersPerGroup, journeys, hotShare);
  }

  LogSize withPeople(int other) {
    return new LogSize(
        other, activities, days, groupsPerPerson, membersPerGroup, journeys, hotShare);
  }

  LogSize withGroupsPerPerson(int other) {
    return new LogSize(people, activities, days, other, membersPerGroup, journeys, hotShare);
  }

  LogSize withMembersPerGroup(int other) {
    return new LogSize(people, activities, days, groupsPerPerson, other, journeys, hotShare);
  }

  LogSize withJourneys(int other) {
    return new LogSize(people, activities, days, groupsPerPerson, membersPerGroup, other, hotShare);
  }

  LogSize withHotShare(double other) {
    return new LogSize(people, activities, days, groupsPerPerson, membersPerGroup, journeys, other);
  }

  @Override
  public String toString() {
    String hot = hotShare == 0 ? "" : ", %.0f %% of them in one group".formatted(hotShare * 100);
    String groups = groupsPerPerson == 1 ? "one group" : groupsPerPerson + " groups";
    return "%,d activities of %,d people over %d days%s; %s a person, %d members a group, %d journeys"
        .formatted(activities, people, days, hot, groups, membersPerGroup, journeys);
  }
}
