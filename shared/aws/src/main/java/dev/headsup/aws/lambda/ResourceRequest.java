package dev.headsup.aws.lambda;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/// What CloudFormation asks of a function behind a custom resource, and the way back: it waits for
/// an answer at an address that comes with the question.
/// ([source](https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/crpg-ref.html))
///
/// @param type what is to be done
/// @param answerTo the address, signed and good for a few hours; it belongs in no log
/// @param stack the ARN of the stack
/// @param request the id of the question
/// @param logicalId what the template calls the resource
public record ResourceRequest(
    Type type, URI answerTo, String stack, String request, String logicalId) {
  private static final int TRIES = 3;
  private static final int TIMEOUT_MILLIS = 5_000;

  /// A reason may be longer, but CloudFormation takes 4 KB of answer.
  private static final int LONGEST_REASON = 1_000;

  /// What CloudFormation wants.
  public enum Type {
    /// The resource is new.
    CREATE,
    /// Its properties changed.
    UPDATE,
    /// It is taken out of the stack.
    DELETE
  }

  /// Reads a question.
  ///
  /// @throws UnexpectedEvent when it is none
  public static ResourceRequest read(InputStream in) throws IOException {
    Map<String, String> texts = new HashMap<>();
    try (JsonParser parser = EventJson.parser(in)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new UnexpectedEvent("A question of CloudFormation is a JSON object");
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        texts.put(name, EventJson.text(parser));
      }
    } catch (com.fasterxml.jackson.core.JacksonException notJson) {
      throw new UnexpectedEvent("A question of CloudFormation is JSON");
    }
    return new ResourceRequest(
        switch (need(texts, "RequestType")) {
          case "Create" -> Type.CREATE;
          case "Update" -> Type.UPDATE;
          case "Delete" -> Type.DELETE;
          case String other -> throw new UnexpectedEvent("No RequestType is called " + other);
        },
        address(need(texts, "ResponseURL")),
        need(texts, "StackId"),
        need(texts, "RequestId"),
        need(texts, "LogicalResourceId"));
  }

  /// Answers that it is done.
  ///
  /// @throws IOException when the answer does not arrive; Lambda then asks the function again
  public void done() throws IOException {
    answer("SUCCESS", "");
  }

  /// Answers that it could not be done, for people who look at the stack.
  ///
  /// @throws IOException when the answer does not arrive; Lambda then asks the function again
  public void failed(String reason) throws IOException {
    answer("FAILED", reason.substring(0, Math.min(reason.length(), LONGEST_REASON)));
  }

  private void answer(String status, String reason) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    try (JsonGenerator json = EventJson.generator(body)) {
      json.writeStartObject();
      json.writeStringField("Status", status);
      json.writeStringField("Reason", reason);
      // Always the same, so that a changed resource never counts as another one to be deleted.
      json.writeStringField("PhysicalResourceId", "headsup-" + logicalId);
      json.writeStringField("StackId", stack);
      json.writeStringField("RequestId", request);
      json.writeStringField("LogicalResourceId", logicalId);
      json.writeEndObject();
    }
    IOException last = new IOException("CloudFormation was not reached");
    for (int i = 0; i < TRIES; i++) {
      try {
        put(body.toByteArray());
        return;
      } catch (IOException failed) {
        last = failed;
      }
    }
    // Without the cause: its words hold the signed address.
    throw new IOException(
        "CloudFormation did not take the answer: " + last.getClass().getSimpleName());
  }

  private void put(byte[] body) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) answerTo.toURL().openConnection();
    connection.setConnectTimeout(TIMEOUT_MILLIS);
    connection.setReadTimeout(TIMEOUT_MILLIS);
    connection.setRequestMethod("PUT");
    // The address is signed for an empty type.
    connection.setRequestProperty("Content-Type", "");
    connection.setDoOutput(true);
    connection.setFixedLengthStreamingMode(body.length);
    try (OutputStream out = connection.getOutputStream()) {
      out.write(body);
    }
    int status = connection.getResponseCode();
    connection.disconnect();
    if (status / 100 != 2) {
      throw new IOException("HTTP " + status);
    }
  }

  private static String need(Map<String, String> texts, String name) {
    String text = texts.getOrDefault(name, "");
    if (text.isEmpty()) {
      throw new UnexpectedEvent("A question of CloudFormation has a " + name);
    }
    return text;
  }

  private static URI address(String text) {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException noAddress) {
      throw new UnexpectedEvent("The ResponseURL is no address");
    }
  }

  @Override
  public String toString() {
    return type + " " + logicalId + " of " + stack;
  }
}
