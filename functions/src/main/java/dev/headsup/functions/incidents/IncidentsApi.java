package dev.headsup.functions.incidents;

import dev.headsup.aws.door.BadRequest;
import dev.headsup.aws.door.Doorway;
import dev.headsup.aws.door.Fields;
import dev.headsup.aws.door.ServerKeys;
import dev.headsup.aws.lambda.HttpRequest;
import dev.headsup.aws.lambda.HttpResponse;
import dev.headsup.engine.incident.Components;
import dev.headsup.engine.incident.Incident;
import dev.headsup.engine.incident.Incidents;
import dev.headsup.engine.incident.Incidents.Kept;
import dev.headsup.functions.Announcements;
import dev.headsup.functions.incidents.feeds.ReportReader;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `PUT /v1/incidents/{id}` says how an incident stands, whole; `GET` gives one or the newest. The
/// same may be put again, late and in any order.
///
/// @param components the parts of the product that are known
record IncidentsApi(
    ServerKeys keys,
    Incidents incidents,
    Announcements announcements,
    Supplier<Components> components,
    InstantSource clock) {
  private static final Logger LOG = LoggerFactory.getLogger(IncidentsApi.class);
  private static final String PATH = "/v1/incidents";
  private static final int LISTED = 100;

  HttpResponse answer(HttpRequest request) throws BadRequest {
    keys.admit(request);
    String path = request.path().replaceAll("/+$", "");
    if (path.equals(PATH)) {
      method(request, "GET");
      return listed();
    }
    if (!path.startsWith(PATH + "/")) {
      throw new BadRequest(
          404, "unknown-path", "GET /v1/incidents, and PUT or GET" + " /v1/incidents/{id}");
    }
    String id = path.substring(PATH.length() + 1);
    if (!Incident.isId(id)) {
      throw BadRequest.body(
          "bad-id", "An incident's id has 1 to 200 letters, digits, '.', '_', ':' and '-'");
    }
    method(request, "PUT", "GET");
    return request.method().equals("PUT") ? put(id, Fields.of(request.body())) : one(id);
  }

  private static void method(HttpRequest request, String... allowed) throws BadRequest {
    if (!List.of(allowed).contains(request.method())) {
      throw new BadRequest(
          405,
          "wrong-method",
          "Here goes " + String.join(" or ", allowed),
          Map.of("Allow", String.join(", ", allowed)));
    }
  }

  private HttpResponse put(String id, Fields fields) throws BadRequest {
    Kept kept = incidents.report(id, ReportReader.api(fields, clock.instant()));
    boolean announced = announcements.of(kept);
    if (kept.changed()) {
      LOG.info(
          "Incident {} is {} (revision {}), announced: {}",
          id,
          kept.incident().phase().word(),
          kept.incident().revision(),
          announced);
    }
    List<String> unknown =
        kept.incident().report().components().stream()
            .filter(component -> components.get().find(component).isEmpty())
            .toList();
    String warning =
        unknown.isEmpty()
            ? ""
            : ",\"warning\":"
                + Doorway.quoted(
                    "Nobody is known to use "
                        + String.join(", ", unknown)
                        + ": components.yaml does not name it");
    return HttpResponse.json(
        200,
        "{\"success\":true,\"changed\":"
            + kept.changed()
            + warning
            + ",\"incident\":"
            + IncidentJson.of(kept.incident())
            + "}");
  }

  private HttpResponse one(String id) throws BadRequest {
    Optional<Incident> incident = incidents.find(id);
    if (incident.isEmpty()) {
      throw new BadRequest(404, "unknown-incident", "No incident has this id");
    }
    return HttpResponse.json(
        200, "{\"success\":true,\"incident\":" + IncidentJson.of(incident.get()) + "}");
  }

  private HttpResponse listed() {
    return HttpResponse.json(
        200,
        incidents.latest(clock.instant(), LISTED).stream()
            .map(IncidentJson::of)
            .collect(Collectors.joining(",", "{\"success\":true,\"incidents\":[", "]}")));
  }
}
