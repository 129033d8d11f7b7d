package dev.handoff.tool.demo;

import dev.handoff.domain.activity.Activity;
import dev.handoff.domain.activity.Asset;
import dev.handoff.domain.activity.InterestingMoment;
import dev.handoff.domain.activity.MomentType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that people did, in the order in which it was thought of; nothing after the last day. */
final class ActivityLog {
  private final List<Activity> activities = new ArrayList<>();
  private final List<InterestingMoment> moments = new ArrayList<>();
  private final Dice ids = new Dice("ids");

  /** What was done, moments aside. */
  List<Activity> activities() {
    return activities;
  }

  /** What a marketer marked as worth telling sales. */
  List<InterestingMoment> moments() {
    return moments;
  }

  void add(CastMember who, String type, Instant at, Asset asset) {
    add(who, type, at, asset, null, List.of());
  }

  void add(
      CastMember who,
      String type,
      Instant at,
      Asset asset,
      @Nullable String text,
      List<String> keywords) {
    add(new Activity(ids.id(), who.id(), type, at, asset, text, keywords, false));
  }

  /** What a machine did in a person's name. */
  void addAutomated(CastMember who, String type, Instant at, Asset asset) {
    add(new Activity(ids.id(), who.id(), type, at, asset, null, List.of(), true));
  }

  void addMoment(
      CastMember who, MomentType type, Instant at, String description, @Nullable String source) {
    if (at.isBefore(DemoDays.end())) {
      moments.add(new InterestingMoment(ids.id(), who.id(), type, description, source, at));
    }
  }

  /** A time of a day where this person lives. */
  static Instant local(CastMember who, LocalDate date, LocalTime time) {
    return date.atTime(time).atZone(who.zone()).toInstant();
  }

  private void add(Activity activity) {
    if (activity.occurredAt().isBefore(DemoDays.end())) {
      activities.add(activity);
    }
  }
}
