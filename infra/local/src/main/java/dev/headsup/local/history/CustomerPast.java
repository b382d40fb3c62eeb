package dev.headsup.local.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headsup.aws.s3.HistoryLine;
import dev.headsup.engine.activity.Activities;
import dev.headsup.engine.activity.Activities.Stored;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.customer.Profiles;
import dev.headsup.engine.history.EventHistory;
import dev.headsup.engine.history.EventHistory.Past;
import dev.headsup.engine.history.PastEvent;
import java.io.PrintWriter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// One customer's past under every id that they came by, also where the id that is asked for was
/// joined into another since.
///
/// @param activities say who a customer is today
/// @param profiles say under which ids that customer came
public record CustomerPast(Activities activities, Profiles profiles, EventHistory history) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_HOPS = 5;
  private static final int WIDTH = 160;

  /// The ids under which a customer came; the one of today is the first.
  public List<CustomerId> ids(CustomerId asked) {
    CustomerId today = asked;
    for (int hop = 0; hop < MOST_HOPS; hop++) {
      CustomerId here = today;
      Optional<CustomerId> next =
          Optional.ofNullable(activities.load(List.of(here)).get(here)).flatMap(Stored::joined);
      if (next.isEmpty()) {
        break;
      }
      today = next.get();
    }
    CustomerId end = today;
    Set<CustomerId> others = new TreeSet<>(profiles.ids(end));
    others.add(asked);
    others.remove(end);
    return Stream.concat(Stream.of(end), others.stream()).toList();
  }

  /// What these ids did.
  public Past read(List<CustomerId> ids, Span span) {
    return history.read(ids, span.from(), span.to());
  }

  /// One JSON line for each event, as the history keeps them.
  public static void asJson(Past past, PrintWriter out) {
    past.events().forEach(event -> out.print(HistoryLine.text(event)));
  }

  /// A table that a person reads: when, what, with what, and under which id where it is another.
  public static void asTable(Past past, CustomerId today, PrintWriter out) {
    for (PastEvent event : past.events()) {
      String line = event.at().truncatedTo(ChronoUnit.SECONDS) + "  " + said(event.event());
      out.println(
          cut(event.customer().equals(today) ? line : line + "  (as " + event.customer() + ")"));
    }
  }

  private static String said(String event) {
    JsonNode json;
    try {
      json = JSON.readTree(event);
    } catch (JsonProcessingException broken) {
      return event;
    }
    String type = json.path("type").asText();
    String name = json.path("event").asText(json.path("name").asText(""));
    JsonNode more = json.has("properties") ? json.get("properties") : json.path("traits");
    return (type.equals("track") ? name : (type + " " + name).strip())
        + (more.isObject() && !more.isEmpty() ? "  " + more : "");
  }

  /// What came from outside must not steer a terminal.
  private static String cut(String line) {
    StringBuilder clean = new StringBuilder();
    line.chars()
        .limit(WIDTH)
        .forEach(unit -> clean.append(Character.isISOControl(unit) ? '?' : (char) unit));
    return line.length() > WIDTH ? clean + " ..." : clean.toString();
  }
}
