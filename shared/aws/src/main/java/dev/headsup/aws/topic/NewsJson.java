package dev.headsup.aws.topic;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headsup.aws.dynamodb.LedgerStream.News;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.decision.Decision;
import dev.headsup.engine.forecast.Forecast;
import dev.headsup.engine.incident.Incident;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.outreach.Delivery;
import dev.headsup.engine.outreach.Outreach;
import dev.headsup.engine.signal.Lineage;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// A message of the topic, version 1; its schema is events/schemas/published-v1.json. It names
/// customers by their id and carries neither addresses nor what customers were written; a reason of
/// a provider, which may repeat an address, has it taken out.
///
/// @param attributes by which subscribers filter
record NewsJson(String body, Map<String, String> attributes) {
  private static final Pattern ADDRESS = Pattern.compile("\\S+@\\S+|\\+?[0-9][0-9 ()-]{6,}[0-9]");

  NewsJson {
    attributes = Map.copyOf(attributes);
  }

  static NewsJson of(News.Decided news) {
    Outreach outreach = news.outreach();
    ObjectNode json = start(news.id(), "decision");
    json.put("outreach", outreach.id());
    json.put("lineage", outreach.lineage().text());
    json.put("customer", outreach.customer().value());
    json.put("trigger", outreach.trigger().id());
    json.put("triggerVersion", outreach.trigger().hash());
    Purpose purpose = outreach.trigger().purpose();
    String why = purpose == null ? "" : word(purpose);
    if (purpose != null) {
      json.put("purpose", why);
    }
    json.put("at", outreach.at().toString());
    json.put("times", outreach.times());
    String kind =
        switch (outreach.decision()) {
          case Decision.Send send -> {
            channels(json.putArray("channels"), send.channels());
            yield "send";
          }
          case Decision.Defer defer -> {
            json.put("until", defer.until().toString());
            yield "defer";
          }
          case Decision.HoldOut held -> {
            json.put("reason", held.experiment());
            yield "hold-out";
          }
          case Decision.Suppress stopped -> {
            json.put("gate", word(stopped.gate()));
            json.put("reason", plain(stopped.reason()));
            yield "suppress";
          }
          case Decision.HandOff handOff -> {
            json.put("reason", word(handOff.because()));
            json.put("promised", handOff.promised().toString());
            yield "hand-off";
          }
        };
    json.put("decision", kind);
    return new NewsJson(
        json.toString(), filters("decision", kind, outreach.trigger().id(), why, ""));
  }

  static NewsJson of(News.Moved news) {
    Delivery delivery = news.delivery();
    ObjectNode json = start(news.id(), "delivery");
    json.put("outreach", delivery.outreach());
    // What became of a message is no reason for another one.
    Lineage ended = new Lineage(delivery.outreach(), Lineage.MOST, delivery.at());
    json.put("lineage", ended.text());
    json.put("customer", delivery.customer().value());
    json.put("channel", word(delivery.channel()));
    json.put("state", word(delivery.state()));
    json.put("attempts", delivery.attempts());
    json.put("at", delivery.at().toString());
    if (!delivery.reason().isEmpty()) {
      json.put("reason", plain(delivery.reason()));
    }
    return new NewsJson(
        json.toString(),
        filters("delivery", word(delivery.state()), "", "", word(delivery.channel())));
  }

  /// How many more contacts an incident brings; it names nobody.
  static NewsJson of(Incident incident, Forecast forecast, Instant at) {
    ObjectNode json = start(incident.id() + " " + at.truncatedTo(ChronoUnit.MINUTES), "forecast");
    json.put("incident", incident.id());
    json.put("title", incident.title());
    json.put("confirmed", incident.isConfirmed());
    json.put("at", at.toString());
    String what =
        switch (forecast) {
          case Forecast.TooEarly(String why) -> {
            json.put("reason", why);
            yield "too-early";
          }
          case Forecast.Expected expected -> {
            json.put("affected", expected.affected());
            json.put("told", expected.told());
            json.put("contacts", expected.soFar());
            ArrayNode points = json.putArray("expected");
            for (Forecast.Point point : expected.points()) {
              ObjectNode one = points.addObject().put("by", point.by().toString());
              range(one.putObject("without"), point.without());
              range(one.putObject("with"), point.with());
            }
            yield "expected";
          }
        };
    json.put("forecast", what);
    return new NewsJson(json.toString(), filters("forecast", what, "", "", ""));
  }

  private static void range(ObjectNode json, Forecast.Range range) {
    json.put("low", range.low()).put("middle", range.middle()).put("high", range.high());
  }

  private static ObjectNode start(String id, String kind) {
    return JsonNodeFactory.instance.objectNode().put("version", 1).put("id", id).put("kind", kind);
  }

  private static void channels(ArrayNode json, List<Channel> channels) {
    channels.forEach(channel -> json.add(word(channel)));
  }

  /// SNS takes no empty attribute.
  private static Map<String, String> filters(
      String kind, String what, String trigger, String purpose, String channel) {
    Map<String, String> filters = new LinkedHashMap<>();
    filters.put("version", "1");
    filters.put("kind", kind);
    filters.put("what", what);
    filters.put("trigger", trigger);
    filters.put("purpose", purpose);
    filters.put("channel", channel);
    filters.values().removeIf(String::isEmpty);
    return filters;
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String plain(String reason) {
    return ADDRESS.matcher(reason).replaceAll("...");
  }
}
