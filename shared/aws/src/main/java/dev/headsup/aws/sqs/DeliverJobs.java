package dev.headsup.aws.sqs;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.headsup.engine.customer.CustomerId;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The messages of the deliver queue: `{"v":1,"jobs":[{"customer":"…","outreach":"…"}]}`.
public final class DeliverJobs {
  private static final JsonFactory JSON = new JsonFactory();

  private DeliverJobs() {}

  /// Send what is still to be sent of one ledger entry.
  public record Job(CustomerId customer, String outreach) {}

  /// Packs jobs into message bodies, one to a message, so that one that goes back to the queue
  /// takes no other along.
  public static List<String> write(List<Job> jobs) {
    return jobs.stream().map(job -> body(List.of(job))).toList();
  }

  private static String body(List<Job> jobs) {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeNumberField("v", 1);
      json.writeArrayFieldStart("jobs");
      for (Job job : jobs) {
        json.writeStartObject();
        json.writeStringField("customer", job.customer().value());
        json.writeStringField("outreach", job.outreach());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toString();
  }

  /// Reads a message body; fields it does not know are passed over.
  ///
  /// @throws IllegalArgumentException when it is no such message
  public static List<Job> read(String body) {
    List<Job> jobs = new ArrayList<>();
    try (JsonParser json = JSON.createParser(body)) {
      boolean found = false;
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        boolean here = "jobs".equals(json.currentName());
        if (json.nextToken() == JsonToken.START_ARRAY && here) {
          found = true;
          jobs(json, jobs);
        } else {
          json.skipChildren();
        }
      }
      if (!found) {
        throw new IllegalArgumentException("A deliver message without jobs");
      }
      return jobs;
    } catch (IOException notJson) {
      throw new IllegalArgumentException("A deliver message that is not JSON", notJson);
    }
  }

  private static void jobs(JsonParser json, List<Job> jobs) throws IOException {
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (json.currentToken() != JsonToken.START_OBJECT) {
        throw new IllegalArgumentException("A deliver message with a job that is no object");
      }
      jobs.add(job(json));
    }
  }

  private static Job job(JsonParser json) throws IOException {
    @Nullable String customer = null;
    @Nullable String outreach = null;
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String field = json.currentName();
      json.nextToken();
      switch (field) {
        case "customer" -> customer = json.getText();
        case "outreach" -> outreach = json.getText();
        default -> json.skipChildren();
      }
    }
    if (customer == null || outreach == null) {
      throw new IllegalArgumentException("A deliver job without customer or outreach");
    }
    return new Job(new CustomerId(customer), outreach);
  }
}
