package dev.headsup.functions.incidents.feeds;

import dev.headsup.aws.door.BadRequest;
import dev.headsup.engine.incident.Affected;
import dev.headsup.engine.incident.Feed;
import dev.headsup.engine.incident.Impact;
import dev.headsup.engine.incident.ImpactWords;
import dev.headsup.engine.incident.Particulars;
import dev.headsup.engine.incident.Phase;
import dev.headsup.engine.incident.Report;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Events of AWS Health as EventBridge brings them. A long one comes as pages in any order; they
/// differ in the resources that they list, and for us the service is what is affected, so each page
/// says the same and they come to one incident: account and `eventArn`, as an `eventArn` alone is
/// not one account's.
///
/// Source:
/// `https://docs.aws.amazon.com/health/latest/ug/aws-health-events-eventbridge-schema.html`.
/// Issues, investigations and planned changes are read; notifications about an account are not, as
/// they are no outage. What AWS writes is for its customers and not for ours, so it is no text.
final class AwsHealth implements Adapter {
  private static final int LONGEST = 300;

  @Override
  public List<News> read(Said event, Instant now) throws BadRequest {
    // `Detail` as a text is the form in which test events are put on a bus.
    Said detail = event.inner(event.at("detail").isObject() ? "detail" : "Detail");
    String arn = detail.line("eventArn", LONGEST);
    if (arn.isEmpty()) {
      throw BadRequest.body("not-aws-health", "An AWS Health event has detail.eventArn");
    }
    String category = detail.line("eventTypeCategory", LONGEST);
    boolean planned = category.equals("scheduledChange");
    if (!planned && !List.of("issue", "investigation").contains(category)) {
      return List.of();
    }
    Instant sent = event.past("time", now).or(() -> event.past("Time", now)).orElse(now);
    Instant at = detail.past("lastUpdatedTime", now).orElse(sent);
    @Nullable Instant end = detail.time("endTime").orElse(null);
    Instant start = detail.time("startTime").orElse(at);
    Phase phase = phase(detail.line("statusCode", Particulars.NAME), planned, start, end, now);
    String service = detail.line("service", 100);
    String region = region(detail, arn);
    return List.of(
        new News(
            Feed.AWS_HEALTH,
            detail.line("affectedAccount", 20) + ":" + arn,
            false,
            List.of(new Affected(service.isEmpty() ? "a service of AWS" : service)),
            new Report(
                Feed.AWS_HEALTH.word(),
                at.toEpochMilli(),
                true,
                title(detail, service, region),
                List.of(),
                impact(detail, planned),
                phase,
                Feed.AWS_HEALTH.confidence(),
                start,
                phase.isOver() ? (end == null || end.isAfter(now) ? at : end) : null,
                null,
                "",
                at,
                new Particulars(
                    "",
                    planned,
                    planned ? end : null,
                    region.isEmpty() ? List.of() : List.of(region),
                    detail.line("statusCode", Particulars.NAME),
                    List.of()))));
  }

  /// Where there is no status, its times tell.
  private static Phase phase(
      String status, boolean planned, Instant start, @Nullable Instant end, Instant now) {
    return switch (status.toLowerCase(Locale.ROOT)) {
      case "closed" -> Phase.RESOLVED;
      case "upcoming" -> Phase.SCHEDULED;
      case "open" -> Phase.OPEN;
      default -> {
        if (planned && start.isAfter(now)) {
          yield Phase.SCHEDULED;
        }
        yield end != null && !end.isAfter(now) ? Phase.RESOLVED : Phase.OPEN;
      }
    };
  }

  private static String region(Said detail, String arn) {
    String said = detail.line("eventRegion", 50);
    String[] parts = arn.split(":", -1);
    return said.isEmpty() && parts.length > 3 ? Said.clean(parts[3], 50) : said;
  }

  private static String title(Said detail, String service, String region) {
    String code = detail.line("eventTypeCode", 150).replaceFirst("^AWS_", "");
    String what =
        code.replaceFirst("^" + service.toUpperCase(Locale.ROOT).replaceAll("\\W", "") + "_", "");
    return Said.clean(
        "AWS "
            + service
            + (region.isEmpty() ? "" : " in " + region)
            + ": "
            + (what.isEmpty() ? "an event" : what.toLowerCase(Locale.ROOT).replace('_', ' ')),
        Report.TITLE);
  }

  private static Impact impact(Said detail, boolean planned) {
    List<Said> words = detail.list("eventDescription");
    String text = words.isEmpty() ? "" : words.getFirst().line("latestDescription", 20_000);
    return planned
        ? Impact.MINOR
        : ImpactWords.inText(detail.line("eventTypeCode", 150).replace('_', ' '), text)
            .orElse(Impact.MINOR);
  }
}
