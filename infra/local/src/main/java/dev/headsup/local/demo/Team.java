package dev.headsup.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headsup.local.stack.LocalStack;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The people of the company in the demo: their help desk reports who writes, and one of them
/// decides about incidents in the console, with the forms that everybody has there. Their
/// monitoring says how an incident stands that somebody has taken up.
final class Team implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern FORM_TOKEN = Pattern.compile("name=\"form-token\" value=\"([^\"]+)");
  private static final String AS_APPROVER = "headsup-local-role=approver";

  private final HttpClient client = HttpClient.newHttpClient();
  private final LocalStack stack;

  Team(LocalStack stack) {
    this.stack = stack;
  }

  /// A customer writes to the help desk.
  void isWrittenTo(String customer, String text) throws IOException, InterruptedException {
    ObjectNode contact = JSON.createObjectNode();
    contact.put("source", "helpdesk");
    contact.put("id", "4711");
    contact.putObject("customer").put("userId", customer);
    contact.put("channel", "email");
    contact.put("text", text);
    contact.put("openedAt", stack.clock().instant().toString());
    answer(signed("/v1/contacts").POST(BodyPublishers.ofString(contact.toString())).build());
  }

  private HttpRequest.Builder signed(String path) {
    byte[] key = (stack.serverKey() + ":").getBytes(StandardCharsets.UTF_8);
    return HttpRequest.newBuilder(stack.ingest().resolve(path))
        .header("authorization", "Basic " + Base64.getEncoder().encodeToString(key))
        .header("content-type", "application/json");
  }

  /// The newest incident that waits for somebody to say whether it is one, as the API gives it.
  JsonNode suspected() throws IOException, InterruptedException {
    JsonNode listed = JSON.readTree(answer(signed("/v1/incidents").GET().build()));
    for (JsonNode incident : listed.path("incidents")) {
      if (!incident.path("confirmed").asBoolean()) {
        return incident;
      }
    }
    throw new IOException("no outage is suspected: " + listed);
  }

  /// Says that an incident is real, and what customers read it is called.
  void confirms(JsonNode incident, String title) throws IOException, InterruptedException {
    submits(
        incident.path("id").asText(),
        "confirm",
        "&title=" + URLEncoder.encode(title, StandardCharsets.UTF_8));
  }

  /// The monitoring says that what an incident is about works, or that it does not.
  ///
  /// @param revision how many times it said so, this time included
  void sees(JsonNode incident, boolean works, int revision)
      throws IOException, InterruptedException {
    ObjectNode report = JSON.createObjectNode();
    report.put("title", "Card payments answer with errors");
    report.set("components", incident.path("components"));
    report.put("impact", incident.path("impact").asText());
    report.put("startedAt", incident.path("startedAt").asText());
    report.put("phase", works ? "resolved" : "open");
    report.put("revision", revision);
    answer(
        signed("/v1/incidents/" + incident.path("id").asText())
            .PUT(BodyPublishers.ofString(report.toString()))
            .build());
  }

  private void submits(String incident, String form, String fields)
      throws IOException, InterruptedException {
    URI page = URI.create(stack.console() + "/incidents/" + incident);
    Matcher token =
        FORM_TOKEN.matcher(
            answer(HttpRequest.newBuilder(page).header("cookie", AS_APPROVER).GET().build()));
    if (!token.find()) {
      throw new IOException(page + " has no form");
    }
    answer(
        HttpRequest.newBuilder(URI.create(page + "/" + form))
            .header("cookie", AS_APPROVER)
            .header("origin", page.getScheme() + "://" + page.getAuthority())
            .header("content-type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("form-token=" + token.group(1) + fields))
            .build());
  }

  private String answer(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
    if (response.statusCode() >= 400) {
      throw new IOException(
          request.uri().getPath() + " answered " + response.statusCode() + " " + response.body());
    }
    return response.body();
  }

  @Override
  public void close() {
    client.close();
  }
}
