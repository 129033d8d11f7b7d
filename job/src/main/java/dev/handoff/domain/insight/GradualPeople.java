package dev.handoff.domain.insight;

import static dev.handoff.domain.insight.MailDeed.Kind.PROMOTIONAL_INTERACTION;
import static dev.handoff.domain.insight.MailDeed.Kind.PROMOTIONAL_SENT;
import static dev.handoff.domain.insight.MailDeed.Kind.TRANSACTIONAL_INTERACTION;
import static dev.handoff.domain.insight.MailDeed.Kind.TRANSACTIONAL_SENT;

import dev.handoff.domain.engagement.EngagementWindow;
import dev.handoff.domain.insight.AnsweredMails.Mail;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * The same mails sent to people who differ by degrees only, as those of one segment do. Each
 * answers each class of mail at a rate of their own. The two rates are log-normal, with the mean,
 * spread and correlation that was seen; for all of them they are higher or lower in the same
 * circumstances. Which mails are answered is else chance, and how soon is as it was with others.
 */
final class GradualPeople {

  /** Correlations of 1 are not told from those near it. */
  private static final double MOST = 0.99;

  private final List<AnsweredMails> people;
  private final EngagementWindow window;
  private final int lastDay;
  private final Rates promotional;
  private final Rates transactional;
  private final double correlation;

  /** How often mail of one class is answered, and how soon. */
  private record Rates(
      double mean, double sigma, double[] circumstances, List<List<Integer>> answers) {

    static Rates of(List<List<Mail>> people) {
      List<List<Integer>> answers = new ArrayList<>();
      double shares = 0;
      double squares = 0;
      double few = 0;
      int n = 0;
      for (List<Mail> mails : people) {
        if (!mails.isEmpty()) {
          double share = AnsweredMails.share(mails);
          shares += share;
          squares += share * share;
          few += 1.0 / mails.size();
          n++;
          mails.stream().filter(Mail::isAnswered).forEach(mail -> answers.add(mail.answers()));
        }
      }
      double mean = n == 0 ? 0 : shares / n;
      if (mean == 0) {
        return new Rates(0, 0, new double[AnsweredMails.CIRCUMSTANCES], answers);
      }
      double chance = few / n;
      double spread = squares / n - mean * mean - mean * (1 - mean) * chance;
      double between = chance < 1 ? Math.max(0, spread / (1 - chance)) : 0;
      return new Rates(
          mean, Math.sqrt(Math.log1p(between / (mean * mean))), circumstances(people), answers);
    }

    /** By how much mail is answered more in each; of few mails little is said. */
    private static double[] circumstances(List<List<Mail>> people) {
      double[] mails = new double[AnsweredMails.CIRCUMSTANCES];
      double[] answered = new double[AnsweredMails.CIRCUMSTANCES];
      people.forEach(
          person ->
              person.forEach(
                  mail -> {
                    mails[mail.circumstance()]++;
                    answered[mail.circumstance()] += mail.isAnswered() ? 1 : 0;
                  }));
      double share = Arrays.stream(answered).sum() / Arrays.stream(mails).sum();
      double[] times = new double[mails.length];
      for (int i = 0; i < times.length; i++) {
        times[i] = (answered[i] + share) / (mails[i] + 1) / share;
      }
      return times;
    }

    double rate(double normal, Mail mail) {
      return mean
          * Math.exp(sigma * normal - sigma * sigma / 2)
          * circumstances[mail.circumstance()];
    }
  }

  GradualPeople(List<AnsweredMails> people, int lastDay, EngagementWindow window) {
    this.people = people;
    this.lastDay = lastDay;
    this.window = window;
    this.promotional = rates(AnsweredMails::promotional);
    this.transactional = rates(AnsweredMails::transactional);
    this.correlation = correlation();
  }

  private Rates rates(Function<AnsweredMails, List<Mail>> mails) {
    return Rates.of(people.stream().map(mails).toList());
  }

  /** Of the logarithms of the rates. What is chance in one class is none in the other. */
  private double correlation() {
    double product = 0;
    int n = 0;
    for (AnsweredMails one : people) {
      if (!one.promotional().isEmpty() && !one.transactional().isEmpty()) {
        product +=
            (AnsweredMails.share(one.promotional()) - promotional.mean)
                * (AnsweredMails.share(one.transactional()) - transactional.mean);
        n++;
      }
    }
    double spread = promotional.sigma * transactional.sigma;
    if (n == 0 || spread == 0) {
      return 0;
    }
    double logarithms = Math.log1p(product / n / (promotional.mean * transactional.mean));
    return Math.max(-MOST, Math.min(MOST, logarithms / spread));
  }

  /** How such people took the mail, at the end of the day. */
  List<MailFeatures> draw(SplittableRandom random) {
    List<MailFeatures> drawn = new ArrayList<>();
    for (AnsweredMails one : people) {
      double normal = random.nextGaussian();
      double other =
          correlation * normal + Math.sqrt(1 - correlation * correlation) * random.nextGaussian();
      MailHistory history = MailHistory.empty();
      take(history, one.promotional(), PROMOTIONAL_SENT, promotional, normal, random);
      take(history, one.transactional(), TRANSACTIONAL_SENT, transactional, other, random);
      drawn.add(history.features(lastDay, window.lookbackDays()));
    }
    return drawn;
  }

  private void take(
      MailHistory history,
      List<Mail> mails,
      MailDeed.Kind sent,
      Rates rates,
      double normal,
      SplittableRandom random) {
    MailDeed.Kind interaction =
        sent == PROMOTIONAL_SENT ? PROMOTIONAL_INTERACTION : TRANSACTIONAL_INTERACTION;
    for (Mail mail : mails) {
      count(history, sent, mail, mail.sentDay());
      if (random.nextDouble() < rates.rate(normal, mail)) {
        for (int after : rates.answers.get(random.nextInt(rates.answers.size()))) {
          count(history, interaction, mail, mail.sentDay() + after);
        }
      }
    }
  }

  private void count(MailHistory history, MailDeed.Kind kind, Mail mail, int day) {
    if (day <= lastDay) {
      history.count(new MailDeed(kind, mail.mailId(), "", window.startOf(day)), day);
    }
  }
}
