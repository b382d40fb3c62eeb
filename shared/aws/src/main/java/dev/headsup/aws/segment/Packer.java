package dev.headsup.aws.segment;

import dev.headsup.aws.segment.Packed.Found;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Judges the events of a request and packs them for the queue: the accepted ones byte for byte as
/// they came, the refused ones with their reason.
public final class Packer {
  private final SegmentBody body;
  private final KeyKind key;
  private final Receipt receipt;
  private final MessageWriter messages;
  private final List<Found> found = new ArrayList<>();

  private Packer(SegmentBody body, KeyKind key, Instant received) {
    this.body = body;
    this.key = key;
    this.receipt = Receipt.of(received, body.sentAt());
    this.messages = new MessageWriter(key, received, body);
  }

  /// Packs a request.
  ///
  /// @param key the kind of key that it came with
  /// @param received by our clock
  public static Packed pack(SegmentBody body, KeyKind key, Instant received) {
    return new Packer(body, key, received).packed();
  }

  private Packed packed() {
    Context shared =
        key == KeyKind.SERVER ? Context.read(body.source(), body.context()) : Context.NONE;
    int index = 0;
    int refused = 0;
    for (RawEvent event : body.events()) {
      Optional<Problem> problem = judge(event.or(body.type()), shared, index);
      byte[] bytes = event.bytes();
      if (problem.isEmpty()) {
        messages.accept(event.text("type").isPresent() ? bytes : typed(bytes));
      } else {
        note(index, problem.get());
        messages.refuse(problem.get(), bytes);
        refused++;
      }
      index++;
    }
    return new Packed(messages.finish(), index - refused, refused, found);
  }

  private Optional<Problem> judge(RawEvent event, Context shared, int index) {
    Optional<Problem> known = body.problem(index);
    if (known.isPresent()) {
      return known;
    }
    if (body.repaired() && wasRepaired(event)) {
      return Optional.of(new Problem(Reason.NOT_UTF_8, "An event is JSON in UTF-8"));
    }
    Context context =
        key == KeyKind.SERVER
            ? Context.read(body.source(), event.objects().get("context")).orElse(shared)
            : Context.NONE;
    Optional<Problem> problem = EventCheck.problem(event, context, key, receipt);
    if (problem.isEmpty() && key == KeyKind.SERVER && event.require("type").equals("identify")) {
      // The worker drops a bad address and keeps the rest; the client should hear of it now.
      EventMeaning.of(event, context, key, receipt, "").dropped().forEach(p -> note(index, p));
    }
    return problem;
  }

  private void note(int index, Problem problem) {
    if (found.size() < Packed.TOLD) {
      found.add(new Found(index, problem));
    }
  }

  /// Whether the mark of a repair stands in it. An event that had the mark before is refused with
  /// them: it cannot be told apart, and whoever broke its batch broke it before.
  private static boolean wasRepaired(RawEvent event) {
    Document source = event.source();
    for (int i = event.whole().start(); i < event.whole().end() - 2; i++) {
      if (source.at(i) == (byte) 0xef
          && source.at(i + 1) == (byte) 0xbf
          && source.at(i + 2) == (byte) 0xbd) {
        return true;
      }
    }
    return false;
  }

  /// The event with the type of its path written in.
  private byte[] typed(byte[] event) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(event.length + 24);
    out.writeBytes(("{\"type\":\"" + body.type() + "\",").getBytes(StandardCharsets.US_ASCII));
    // An accepted event has at least an id, so something follows the comma.
    out.write(event, 1, event.length - 1);
    return out.toByteArray();
  }
}
