package dev.headsup.functions.mentions;

import dev.headsup.aws.door.BadRequest;
import dev.headsup.aws.door.Fields;
import dev.headsup.aws.lambda.HttpResponse;
import dev.headsup.aws.segment.OurCalls;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.customer.Directory;
import dev.headsup.engine.customer.Handle;
import dev.headsup.engine.mention.Heard;
import dev.headsup.engine.policy.Heart;
import dev.headsup.engine.signal.EventId;
import dev.headsup.engine.signal.Observation.MentionSeen;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes a public post in. Only of a customer who linked the handle something goes on: what was
/// heard in the post, and where it stands. Of everybody else the log counts that there was one and
/// how it felt, without name, handle, address or text. The text is nowhere kept and never sent on.
///
/// @param heart the policy's words for what is at stake
/// @param telemetry takes message bodies for the telemetry function
record Mentions(
    Directory directory,
    Supplier<Heart> heart,
    Consumer<List<String>> telemetry,
    InstantSource clock) {
  private static final Logger LOG = LoggerFactory.getLogger(Mentions.class);

  HttpResponse take(Fields fields) throws BadRequest {
    fields.only("id", "source", "handle", "text", "topic", "link", "at");
    Instant now = clock.instant();
    String source = fields.need("source", 40);
    if (!Handle.isNetwork(source)) {
      throw BadRequest.body(
          "wrong-value", "source is the network, in small letters, digits and '-'");
    }
    String id = fields.need("id", 200);
    String name = fields.need("handle", 200);
    if (!Handle.isName(name)) {
      throw BadRequest.body("wrong-value", "handle is the name of an account");
    }
    String text = fields.words("text", 64 * 1024).orElse("");
    String topic = fields.text("topic", 100).orElse("");
    String link = link(fields);
    Instant at = fields.time("at", now).orElse(now);
    Heard heard = Heard.in(text, heart.get());
    Set<CustomerId> linked = directory.called(new Handle(source, name));
    if (linked.size() != 1) {
      LOG.info(
          "A mention on {} of nobody who linked the handle: {}{}",
          source,
          heard.tone().sentiment().word(),
          heard.tone().distress() ? ", distressed" : "");
      return answer(false);
    }
    telemetry.accept(
        OurCalls.write(
            List.of(
                new MentionSeen(
                    linked.iterator().next(),
                    new EventId("mention:" + source + ":" + id),
                    source,
                    topic.isEmpty() ? heard.topic() : topic,
                    heard.tone(),
                    link,
                    at)),
            now));
    return answer(true);
  }

  private static HttpResponse answer(boolean linked) {
    return HttpResponse.json(200, "{\"success\":true,\"linked\":" + linked + "}");
  }

  private static String link(Fields fields) throws BadRequest {
    String link = fields.text("link", 500).orElse("");
    if (!link.isEmpty() && !link.matches("https?://[^\\s\"<>]+")) {
      throw BadRequest.body("wrong-value", "link is an address that begins with https://");
    }
    return link;
  }
}
