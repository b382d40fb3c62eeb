package dev.headsup.engine.incident;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Where news of outages comes from by itself. The word of each is also the beginning of the ids of
/// its incidents, and their source.
public enum Feed {
  /// A public status page of Atlassian's Statuspage: people wrote it for customers.
  STATUSPAGE(Confidence.DECLARED),
  /// Prometheus Alertmanager, and Grafana.
  ALERTMANAGER(Confidence.ALERTED),
  /// PagerDuty.
  PAGERDUTY(Confidence.ALERTED),
  /// AWS Health.
  AWS_HEALTH(Confidence.ALERTED),
  /// Alarms of CloudWatch.
  CLOUDWATCH(Confidence.ALERTED),
  /// Any sender of Standard Webhooks that says it in our own words.
  STANDARD_WEBHOOKS(Confidence.DECLARED);

  private final Confidence confidence;

  Feed(Confidence confidence) {
    this.confidence = confidence;
  }

  /// How sure it is, unless the list of components says that its word is enough.
  public Confidence confidence() {
    return confidence;
  }

  /// The word of files and addresses, for example `aws-health`.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The feed that a word names.
  public static Optional<Feed> of(String word) {
    return Stream.of(values()).filter(feed -> feed.word().equals(word)).findFirst();
  }
}
