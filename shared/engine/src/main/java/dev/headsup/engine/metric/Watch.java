package dev.headsup.engine.metric;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Watches one series, slot by slot: how much of it happens, what share of it fails, how long it
/// takes. Nothing is set: it learns what is usual, for failures and times from half a day on, for
/// volume from a week on, because a first weekend is no outage.
///
/// The same slots in the same order always end in the same state, so a watch whose newest state was
/// lost is led over the slots again. Not safe for use by several threads. Its [#state] is at most
/// 40 KB while it warms up and some 12 KB after.
public final class Watch {
  private static final byte VERSION = 1;

  private final List<Gauge> gauges;
  private Instant upTo = Instant.MIN;

  /// A watch that knows nothing of its series.
  public Watch(Series series) {
    this.gauges =
        Arrays.stream(Measure.values()).map(measure -> new Gauge(series, measure)).toList();
  }

  /// Goes on where a state was written.
  ///
  /// @throws IllegalArgumentException when it is not such a state, or one of another version
  public static Watch of(Series series, byte[] state) {
    Watch watch = new Watch(series);
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(state))) {
      if (in.readByte() != VERSION) {
        throw new IllegalArgumentException("Not a watch's state of version " + VERSION);
      }
      watch.upTo = Instant.ofEpochSecond(in.readLong());
      for (Gauge gauge : watch.gauges) {
        gauge.read(in);
      }
      return watch;
    } catch (IOException cut) {
      throw new IllegalArgumentException("A watch's state that was cut off", cut);
    }
  }

  /// The newest slot that it saw; empty for none.
  public Optional<Instant> upTo() {
    return upTo.equals(Instant.MIN) ? Optional.empty() : Optional.of(upTo);
  }

  /// The next slot. One that is not later than those before is passed over.
  ///
  /// @param slot its beginning
  /// @return the anomalies that go on, or that end with it
  public List<Anomaly> next(Instant slot, Tally tally) {
    List<Anomaly> found = new ArrayList<>();
    if (slot.isAfter(upTo)) {
      upTo = slot;
      gauges.forEach(gauge -> gauge.next(slot, tally).ifPresent(found::add));
    }
    return found;
  }

  /// All that it knows.
  public byte[] state() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      out.writeLong(upTo.getEpochSecond());
      for (Gauge gauge : gauges) {
        gauge.write(out);
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }
}
