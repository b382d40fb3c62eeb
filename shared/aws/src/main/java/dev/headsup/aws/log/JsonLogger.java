package dev.headsup.aws.log;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;
import org.slf4j.spi.MDCAdapter;

/// Writes a line: `{"timestamp":…,"level":…,"logger":…,"message":…,` the ids, and
/// `"error":{"type":…, "message":…,"stack":…}}` where something was thrown. `timestamp` and `level`
/// are what Lambda filters by ("Log formats", AWS Lambda developer guide). Our own code tells from
/// INFO on, all others from WARN on.
final class JsonLogger extends LegacyAbstractLogger {
  private static final long serialVersionUID = 1L;

  private static final JsonFactory JSON = new JsonFactory();

  /// A stack is cut here: Lambda takes lines of 256 KB, and nobody reads that much.
  private static final int LONGEST_STACK = 8_000;

  private final transient MDCAdapter ids;
  private final transient InstantSource clock;
  private final transient PrintStream out;
  private final Level from;

  JsonLogger(String name, MDCAdapter ids, InstantSource clock, PrintStream out) {
    this.name = name;
    this.ids = ids;
    this.clock = clock;
    this.out = out;
    this.from = name.startsWith("dev.headsup.") ? Level.INFO : Level.WARN;
  }

  @Override
  protected @Nullable String getFullyQualifiedCallerName() {
    return null;
  }

  @Override
  protected void handleNormalizedLoggingCall(
      Level level,
      @Nullable Marker marker,
      @Nullable String pattern,
      @Nullable Object @Nullable [] values,
      @Nullable Throwable thrown) {
    String message = MessageFormatter.basicArrayFormat(pattern, values);
    // One call, so that lines of two threads do not mix.
    out.println(line(level, message, thrown));
  }

  private String line(Level level, @Nullable String message, @Nullable Throwable thrown) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("timestamp", clock.instant().toString());
      json.writeStringField("level", level.name());
      json.writeStringField("logger", name);
      json.writeStringField("message", message);
      Map<String, String> carried = ids.getCopyOfContextMap();
      if (carried != null) {
        for (Map.Entry<String, String> id : new TreeMap<>(carried).entrySet()) {
          json.writeStringField(id.getKey(), id.getValue());
        }
      }
      if (thrown != null) {
        json.writeObjectFieldStart("error");
        json.writeStringField("type", thrown.getClass().getName());
        json.writeStringField("message", thrown.getMessage());
        json.writeStringField("stack", stack(thrown));
        json.writeEndObject();
      }
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }

  private static String stack(Throwable thrown) {
    StringWriter trace = new StringWriter();
    thrown.printStackTrace(new PrintWriter(trace, true));
    String all = trace.toString();
    return all.length() > LONGEST_STACK ? all.substring(0, LONGEST_STACK) : all;
  }

  private boolean tells(Level level) {
    return level.toInt() >= from.toInt();
  }

  @Override
  public boolean isTraceEnabled() {
    return tells(Level.TRACE);
  }

  @Override
  public boolean isDebugEnabled() {
    return tells(Level.DEBUG);
  }

  @Override
  public boolean isInfoEnabled() {
    return tells(Level.INFO);
  }

  @Override
  public boolean isWarnEnabled() {
    return tells(Level.WARN);
  }

  @Override
  public boolean isErrorEnabled() {
    return tells(Level.ERROR);
  }
}
