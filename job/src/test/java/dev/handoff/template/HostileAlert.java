package dev.handoff.template;

import static dev.handoff.fixture.Alerts.DECIDED_AT;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.handoff.domain.activity.MomentType;
import dev.handoff.domain.alert.SalesAlert;
import dev.handoff.domain.alert.SalesAlert.AlertMember;
import dev.handoff.domain.alert.SalesAlert.Moment;
import dev.handoff.domain.alert.SalesAlert.Origin;
import dev.handoff.domain.alert.SalesAlert.OtherGroup;
import dev.handoff.domain.alert.SalesAlert.RecentActivity;
import dev.handoff.domain.alert.SalesAlert.TopMember;
import dev.handoff.domain.alert.SalesAlert.WhyNow;
import dev.handoff.fixture.AlertBuilder;
import java.net.URLEncoder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * An alert with another hostile value in each field that takes text, and the harmless alert whose
 * mail must look the same but for words: the same fields are filled, empty or linked.
 */
record HostileAlert(SalesAlert hostile, SalesAlert harmless, List<String> values) {

  static HostileAlert of(long seed) {
    HostileValues source = new HostileValues(seed);
    String locale = seed % 2 == 0 ? "en" : "fr";
    String recipient = source.recipient();
    List<String> values = new ArrayList<>();
    Fields first =
        new Fields() {
          @Override
          public String take(Supplier<String> value, UnaryOperator<String> twin) {
            values.add(value.get());
            return values.get(values.size() - 1);
          }
        };
    List<WhyNow> why = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      String value = i == 0 ? "true" : i == 1 ? "3" : source.text();
      why.add(new WhyNow(source.condition(), value));
    }
    SalesAlert hostile = alert(first, source, locale, recipient, why);
    why.forEach(one -> Collections.addAll(values, one.condition(), one.value()));
    Deque<String> again = new ArrayDeque<>(values);
    SalesAlert harmless =
        alert(
            (value, twin) -> twin.apply(again.removeFirst()),
            source,
            locale,
            recipient,
            harmless(new WhyNowReading(Labels.of(locale), hostile).reasons()));
    return new HostileAlert(hostile, harmless, List.copyOf(values));
  }

  private interface Fields {
    String take(Supplier<String> value, UnaryOperator<String> twin);
  }

  private static SalesAlert alert(
      Fields fields, HostileValues source, String locale, String recipient, List<WhyNow> why) {
    Supplier<String> text = () -> fields.take(source::text, HostileAlert::harmlessText);
    return new AlertBuilder()
        .locale(locale)
        .scores(50, 20, 60)
        .trend(20, 24, 30, 31, 37, 44, 48, 50)
        .group(text.get(), text.get(), text.get())
        .status(text.get())
        .missingRoles(text.get(), text.get(), text.get())
        .topics(text.get(), text.get(), text.get())
        .whyNow(why.toArray(WhyNow[]::new))
        .topMembers(top(fields, source), top(fields, source))
        .summary(text.get(), Origin.MODEL)
        .moments(4, List.of(moment(text), moment(text), moment(text), moment(text)))
        .members(
            member(fields, source),
            member(fields, source),
            member(fields, source),
            member(fields, source))
        .recipients(recipient, text.get(), text.get())
        .build();
  }

  private static TopMember top(Fields fields, HostileValues source) {
    return new TopMember(
        fields.take(source::text, HostileAlert::harmlessId),
        fields.take(source::text, HostileAlert::harmlessText),
        fields.take(source::text, HostileAlert::harmlessText));
  }

  private static Moment moment(Supplier<String> text) {
    return new Moment(DECIDED_AT, text.get(), text.get(), MomentType.WEB, text.get());
  }

  private static AlertMember member(Fields fields, HostileValues source) {
    Supplier<String> text = () -> fields.take(source::text, HostileAlert::harmlessText);
    Supplier<String> id = () -> fields.take(source::text, HostileAlert::harmlessId);
    return new AlertMember(
        id.get(),
        text.get(),
        text.get(),
        text.get(),
        50,
        List.of(),
        moment(text),
        List.of(activity(fields, source), activity(fields, source)),
        List.of(new OtherGroup(id.get(), text.get()), new OtherGroup(id.get(), text.get())),
        fields.take(source::text, HostileAlert::harmlessAddress),
        fields.take(source::text, HostileAlert::harmlessPhone));
  }

  private static RecentActivity activity(Fields fields, HostileValues source) {
    Supplier<String> text = () -> fields.take(source::text, HostileAlert::harmlessText);
    return new RecentActivity(
        text.get(), DECIDED_AT, text.get(), fields.take(source::link, HostileAlert::harmlessLink));
  }

  private static String harmlessText(String hostile) {
    return Untrusted.line(hostile, 200).isEmpty() ? "" : "x";
  }

  /** An id of more letters than a link has makes none. */
  private static String harmlessId(String hostile) {
    String id = URLEncoder.encode(hostile, UTF_8).replace("+", "%20").replace("*", "%2A");
    String page = "https://crm.example.com/people/" + id;
    return page.length() > AlertLinks.LONGEST_URL ? "x".repeat(4_000) : "x";
  }

  private static String harmlessLink(String hostile) {
    boolean linked = hostile.startsWith(HostileValues.PAGES) && hostile.length() <= 800;
    return linked ? HostileValues.PAGES : "";
  }

  private static String harmlessAddress(String hostile) {
    boolean linked = !SafeLink.mail(Untrusted.line(hostile, 120)).isEmpty();
    return linked ? "x@lumia.example" : harmlessText(hostile);
  }

  private static String harmlessPhone(String hostile) {
    boolean linked = !SafeLink.phone(Untrusted.line(hostile, 80)).isEmpty();
    return linked ? "+33 1 86 95 12 34" : harmlessText(hostile);
  }

  /** Conditions that are read with the same parts. */
  private static List<WhyNow> harmless(List<Reason> reasons) {
    return reasons.stream()
        .map(
            reason -> {
              if (!reason.code().isEmpty()) {
                return new WhyNow("group.x()", reason.detail().isEmpty() ? "true" : "x");
              }
              if (!reason.detail().isEmpty()) {
                return new WhyNow("group.status == 'x' || group.stage == 'x'", "true");
              }
              return new WhyNow(
                  "group.status " + (reason.line().isEmpty() ? "==" : "!=") + " 'x'", "x");
            })
        .toList();
  }
}
