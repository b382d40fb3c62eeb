package dev.headsup.aws.segment;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes events into as few message bodies as their size allows.
final class MessageWriter {
  private static final byte[] EVENTS = ascii(",\"events\":[");
  private static final byte[] REFUSED = ascii("],\"refused\":[");
  private static final byte[] END = ascii("]}");

  /// Who speaks in a message of our own. No client has a way to write it: what it sends stands
  /// among the events.
  static final String OURSELVES = "headsup";

  private final byte[] header;
  private final List<String> bodies = new ArrayList<>();
  private final ByteArrayOutputStream events = new ByteArrayOutputStream();
  private final ByteArrayOutputStream refused = new ByteArrayOutputStream();

  /// For an event that came alone, without a request.
  MessageWriter(KeyKind key, Instant received) {
    header = ascii(start(key, received));
  }

  /// For what we observed ourselves.
  MessageWriter(Instant received) {
    header = ascii(start(KeyKind.SERVER, received) + ",\"by\":\"" + OURSELVES + "\"");
  }

  /// For the events of a request.
  MessageWriter(KeyKind key, Instant received, SegmentBody body) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(ascii(start(key, received)));
    String sentAt = body.sentAt();
    if (sentAt != null && Timestamps.read(sentAt).isPresent()) {
      out.writeBytes(ascii(",\"sent\":\"" + sentAt + "\""));
    }
    RawEvent.Span context = body.context();
    if (context != null && key == KeyKind.SERVER) {
      out.writeBytes(ascii(",\"context\":"));
      byte[] shared = body.source().bytes(context);
      verbatim(shared, 0, shared.length, out);
    }
    header = out.toByteArray();
  }

  private static String start(KeyKind key, Instant received) {
    return "{\"v\":1,\"key\":\"" + key.word() + "\",\"received\":\"" + received + "\"";
  }

  /// Adds an event as it came.
  void accept(byte[] event) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(event.length + 16);
    verbatim(event, 0, event.length, out);
    add(events, out.toByteArray());
  }

  /// Adds a refused event; of a very large one only the beginning.
  void refuse(Problem problem, byte[] event) {
    boolean cut = event.length > Limits.REFUSED;
    String text =
        new String(event, 0, Math.min(event.length, Limits.REFUSED), StandardCharsets.UTF_8);
    String detail =
        cut
            ? problem.detail() + ". Kept are its first 64 KB of " + event.length + " bytes"
            : problem.detail();
    ByteArrayOutputStream out = new ByteArrayOutputStream(text.length() + 256);
    out.writeBytes(ascii("{\"reason\":\"" + problem.reason().word() + "\",\"detail\":\""));
    out.writeBytes(quoted(detail));
    out.writeBytes(ascii("\",\"event\":\""));
    byte[] quoted = quoted(text);
    verbatim(quoted, 0, quoted.length, out);
    out.writeBytes(ascii("\"}"));
    add(refused, out.toByteArray());
  }

  /// The message bodies.
  List<String> finish() {
    if (events.size() + refused.size() > 0) {
      flush();
    }
    return List.copyOf(bodies);
  }

  private void add(ByteArrayOutputStream list, byte[] entry) {
    if (size() + entry.length + 1 > Limits.MESSAGE && events.size() + refused.size() > 0) {
      flush();
    }
    if (list.size() > 0) {
      list.write(',');
    }
    list.writeBytes(entry);
  }

  private int size() {
    // 16: the number of the part.
    int frame = header.length + EVENTS.length + REFUSED.length + END.length + 16;
    return frame + events.size() + refused.size();
  }

  private void flush() {
    ByteArrayOutputStream out = new ByteArrayOutputStream(size());
    out.writeBytes(header);
    if (!bodies.isEmpty()) {
      out.writeBytes(ascii(",\"part\":" + bodies.size()));
    }
    out.writeBytes(EVENTS);
    out.writeBytes(events.toByteArray());
    out.writeBytes(REFUSED);
    out.writeBytes(refused.toByteArray());
    out.writeBytes(END);
    bodies.add(out.toString(StandardCharsets.UTF_8));
    events.reset();
    refused.reset();
  }

  /// Copies JSON, unchanged in meaning, so that a queue takes it: line breaks, which stand only
  /// between its tokens, become blanks (a message is one line), and the two characters that SQS
  /// refuses a whole message for, U+FFFE and U+FFFF, are written as escapes.
  private static void verbatim(byte[] json, int start, int end, ByteArrayOutputStream out) {
    int from = start;
    for (int i = start; i < end; i++) {
      byte[] instead = null;
      int length = 1;
      if (json[i] == '\n' || json[i] == '\r') {
        instead = new byte[] {' '};
      } else if (json[i] == (byte) 0xef && i + 2 < end && json[i + 1] == (byte) 0xbf) {
        instead = noncharacter(json[i + 2]);
        length = 3;
      }
      if (instead != null) {
        out.write(json, from, i - from);
        out.writeBytes(instead);
        i += length - 1;
        from = i + 1;
      }
    }
    out.write(json, from, end - from);
  }

  private static byte @Nullable [] noncharacter(byte last) {
    return switch (last) {
      case (byte) 0xbe -> ascii("\\ufffe");
      case (byte) 0xbf -> ascii("\\uffff");
      default -> null;
    };
  }

  private static byte[] quoted(String text) {
    return JsonStringEncoder.getInstance().quoteAsUTF8(text);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
