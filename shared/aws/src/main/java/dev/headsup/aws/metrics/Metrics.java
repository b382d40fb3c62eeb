package dev.headsup.aws.metrics;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;

/// Writes numbers as lines of the log, which CloudWatch counts ("Specification: Embedded metric
/// format", CloudWatch user guide): no request, and nothing to wait for. The namespace is
/// `Headsup/` and the function's name, so that stacks of one account stay apart.
///
/// Safe for use by many threads where the writer is.
public final class Metrics {
  private static final JsonFactory JSON = new JsonFactory();

  private final String namespace;
  private final Consumer<String> lines;
  private final InstantSource clock;

  /// @param function the name that the function has in AWS
  /// @param lines takes each line whole, for example `System.out::println`
  public Metrics(String function, Consumer<String> lines, InstantSource clock) {
    this.namespace = "Headsup/" + function;
    this.lines = lines;
    this.clock = clock;
  }

  /// Nobody counts here.
  public static Metrics none() {
    return new Metrics("none", line -> {}, InstantSource.system());
  }

  /// Writes one number.
  ///
  /// @param of a value for each of the metric's dimensions, in their order; none is a customer's
  /// @throws IllegalArgumentException when it is another number of values
  public void write(Metric metric, long value, String... of) {
    List<String> dimensions = metric.dimensions();
    if (of.length != dimensions.size()) {
      throw new IllegalArgumentException(metric.word() + " is told apart by " + dimensions);
    }
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeObjectFieldStart("_aws");
      json.writeNumberField("Timestamp", clock.instant().toEpochMilli());
      json.writeArrayFieldStart("CloudWatchMetrics");
      json.writeStartObject();
      json.writeStringField("Namespace", namespace);
      json.writeArrayFieldStart("Dimensions");
      json.writeStartArray();
      for (String dimension : dimensions) {
        json.writeString(dimension);
      }
      json.writeEndArray();
      json.writeEndArray();
      json.writeArrayFieldStart("Metrics");
      json.writeStartObject();
      json.writeStringField("Name", metric.word());
      json.writeStringField("Unit", metric.unit());
      json.writeEndObject();
      json.writeEndArray();
      json.writeEndObject();
      json.writeEndArray();
      json.writeEndObject();
      for (int i = 0; i < of.length; i++) {
        json.writeStringField(dimensions.get(i), of[i]);
      }
      json.writeNumberField(metric.word(), value);
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    lines.accept(text.toString());
  }
}
