package dev.headsup.sim.world;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headsup.aws.team.Outbound;
import dev.headsup.engine.message.Channel;
import dev.headsup.sim.Io;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkClientException;

/// The company's own system, which takes webhooks: it says 200 to each, and the [Oracle] remembers
/// by `webhook-id` what it has, as a receiver must by which repeats do no harm.
final class MemoryReceiver implements Outbound.Receiver {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Io io;
  private final Oracle oracle;

  MemoryReceiver(Io io, Oracle oracle) {
    this.io = io;
    this.oracle = oracle;
  }

  @Override
  public Outbound.Answer take(URI address, Map<String, String> headers, String body) {
    JsonNode data = read(body).path("data");
    String outreach = data.path("outreach").asText();
    String stop = data.path("links").path("stop").asText();
    try {
      io.step(
          "webhook:Post " + outreach,
          () ->
              oracle.take(
                  Channel.WEBHOOK,
                  data.path("customer").asText(),
                  outreach,
                  headers.getOrDefault("webhook-id", ""),
                  stop,
                  data.path("lineage").asText()));
      return new Outbound.Answer.Status(200, Duration.ZERO);
    } catch (HttpError answered) {
      return new Outbound.Answer.Status(answered.status(), Duration.ZERO);
    } catch (SdkClientException away) {
      return away.getCause() instanceof ConnectException
          ? new Outbound.Answer.NotReached("no answer: ConnectException")
          : new Outbound.Answer.Silence("no answer");
    }
  }

  private static JsonNode read(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException noJson) {
      throw new UncheckedIOException(noJson);
    }
  }
}
