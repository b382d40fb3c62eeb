package dev.headsup.aws.secrets;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;

/// One version of the secret: its texts by name, those that this release does not know too. It
/// never shows a value: neither its own text nor an error of reading it does.
final class SecretVersion {
  private static final JsonFactory JSON = new JsonFactory();

  private final String id;
  private final Map<String, String> values;

  private SecretVersion(String id, Map<String, String> values) {
    this.id = id;
    this.values = Map.copyOf(values);
  }

  /// Reads the current version.
  ///
  /// @throws IllegalStateException when it is no JSON object of texts
  static SecretVersion current(SecretsManagerClient client, String secret) {
    GetSecretValueResponse answer = client.getSecretValue(request -> request.secretId(secret));
    Map<String, String> values = parsed(answer.secretString());
    if (values == null) {
      // Without the parser's words as a cause: they quote what they could not read.
      throw new IllegalStateException(
          "The secret "
              + secret
              + " is not a JSON object of texts. Put its last good version back: aws secretsmanager"
              + " update-secret-version-stage with AWSPREVIOUS");
    }
    return new SecretVersion(answer.versionId(), values);
  }

  String id() {
    return id;
  }

  Map<String, String> values() {
    return values;
  }

  /// The JSON of these texts.
  static String json(Map<String, String> values) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = JSON.createGenerator(text)) {
      out.writeStartObject();
      for (Map.Entry<String, String> value : values.entrySet()) {
        out.writeStringField(value.getKey(), value.getValue());
      }
      out.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException("A writer in memory does not fail", impossible);
    }
    return text.toString();
  }

  @Override
  public String toString() {
    return "SecretVersion " + id + " of " + values.keySet();
  }

  private static @Nullable Map<String, String> parsed(@Nullable String json) {
    if (json == null) {
      return null;
    }
    Map<String, String> values = new LinkedHashMap<>();
    try (JsonParser parser = JSON.createParser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return null;
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        if (parser.nextToken() != JsonToken.VALUE_STRING) {
          return null;
        }
        values.put(name, parser.getText());
      }
      return parser.nextToken() == null ? values : null;
    } catch (IOException notJson) {
      return null;
    }
  }
}
