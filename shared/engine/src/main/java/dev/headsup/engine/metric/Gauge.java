package dev.headsup.engine.metric;

import dev.headsup.engine.metric.Anomaly.Point;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// One measure of one series. The detector says that a reading is unlike those before; an anomaly
/// it is called when that reading, or one right after, is also far from what is usual by more than
/// chance, and by enough to matter. It is over when three readings in a row are near again, or
/// after a day, when it has become what is usual.
final class Gauge {
  /// How many readings the picture has: eight hours.
  private static final int PICTURE = 96;

  /// For so many readings after the detector spoke the rest may follow.
  private static final int SPOKEN = 6;

  /// From here on one reading is enough; a chance that no number of readings makes likely.
  private static final double CERTAIN = 8;

  /// From here on two in a row are.
  private static final double FAR = 5;

  /// Of so many events a share is what it is, without a correction for few.
  private static final double MANY = 1e9;

  private static final int CALM = 3;
  private static final int A_DAY = 288;

  /// How fast it learns how far readings are from what is usual.
  private static final double LEARN = 0.01;

  private final Series series;
  private final Measure measure;
  private Detector detector = new Detector();
  private final Usual usual;
  private final List<Point> picture = new ArrayList<>();

  /// By how much readings spread more than chance alone would have it; as a variance, at least 1.
  private double spread = 1;

  private int spoken;
  private int far;
  private int calm;
  private int lasting;
  private Instant since = Instant.EPOCH;
  private boolean open;

  Gauge(Series series, Measure measure) {
    this.series = series;
    this.measure = measure;
    this.usual = new Usual(measure == Measure.VOLUME);
  }

  /// The next slot.
  ///
  /// @return the anomaly that it shows or ends; empty where all is as usual, or not known
  Optional<Anomaly> next(Instant slot, Tally tally) {
    long second = slot.getEpochSecond() + Tallies.SLOT.toSeconds() / 2;
    OptionalDouble reading = measure.of(tally);
    double expected = usual.at(second);
    double expectedReading = Double.isNaN(expected) ? Double.NaN : measure.reading(expected);
    remember(new Point(slot, reading.orElse(Double.NaN), expectedReading));
    if (reading.isEmpty()) {
      return open ? Optional.of(anomaly(null)) : Optional.empty();
    }
    double seen = reading.getAsDouble();
    double steady = measure.steady(seen, (double) tally.volume());
    spoken = Math.max(0, spoken - 1);
    if (detector.next(slot, steady).score() >= Detector.ANOMALY) {
      spoken = SPOKEN;
    }
    if (Double.isNaN(expected)) {
      usual.learn(second, steady);
      return Optional.empty();
    }
    double off = (steady - expected) / measure.chance(tally);
    double distance = Math.abs(off) / Math.sqrt(spread);
    boolean trouble =
        usual.isTried()
            && measure.isTrouble(off > 0)
            && distance >= FAR
            && measure.matters(seen, expectedReading, tally);
    Optional<Anomaly> told = judged(slot, trouble, distance);
    // What an outage looks like must not become what is usual.
    if (!open && !trouble) {
      spread += LEARN * (Math.min(off * off, 9 * spread) - spread);
      spread = Math.max(1, spread);
      usual.learn(second, steady);
    }
    return told;
  }

  private Optional<Anomaly> judged(Instant slot, boolean trouble, double distance) {
    far = trouble ? far + 1 : 0;
    calm = trouble ? 0 : calm + 1;
    if (far == 1 && !open) {
      since = slot;
    }
    if (open) {
      lasting++;
      if (calm >= CALM || lasting >= A_DAY) {
        open = false;
        return Optional.of(anomaly(slot.minus(Tallies.SLOT.multipliedBy(CALM - 1))));
      }
      return Optional.of(anomaly(null));
    }
    if (trouble && spoken > 0 && (distance >= CERTAIN || far > 1)) {
      open = true;
      lasting = 0;
      return Optional.of(anomaly(null));
    }
    return Optional.empty();
  }

  private Anomaly anomaly(@Nullable Instant until) {
    Point worst = picture.getLast();
    for (Point point : picture) {
      if (!point.at().isBefore(since) && distance(point) > distance(worst)) {
        worst = point;
      }
    }
    return new Anomaly(series, measure, worst.seen(), worst.usual(), since, until, picture);
  }

  private double distance(Point point) {
    return Double.isNaN(point.seen()) || Double.isNaN(point.usual())
        ? -1
        : Math.abs(measure.steady(point.seen(), MANY) - measure.steady(point.usual(), MANY));
  }

  private void remember(Point point) {
    picture.add(point);
    if (picture.size() > PICTURE) {
      picture.removeFirst();
    }
  }

  void write(DataOutput out) throws IOException {
    byte[] state = detector.state();
    out.writeShort(state.length);
    out.write(state);
    usual.write(out);
    out.writeDouble(spread);
    out.writeByte(spoken);
    out.writeInt(far);
    out.writeInt(calm);
    out.writeInt(lasting);
    out.writeLong(since.getEpochSecond());
    out.writeBoolean(open);
    out.writeByte(picture.size());
    for (Point point : picture) {
      out.writeInt((int) (point.at().getEpochSecond() / Tallies.SLOT.toSeconds()));
      out.writeFloat((float) point.seen());
      out.writeFloat((float) point.usual());
    }
  }

  void read(DataInput in) throws IOException {
    byte[] state = new byte[in.readUnsignedShort()];
    in.readFully(state);
    detector = Detector.of(state);
    usual.read(in);
    spread = in.readDouble();
    spoken = in.readUnsignedByte();
    far = in.readInt();
    calm = in.readInt();
    lasting = in.readInt();
    since = Instant.ofEpochSecond(in.readLong());
    open = in.readBoolean();
    picture.clear();
    for (int left = in.readUnsignedByte(); left > 0; left--) {
      picture.add(
          new Point(
              Instant.ofEpochSecond(in.readInt() * Tallies.SLOT.toSeconds()),
              in.readFloat(),
              in.readFloat()));
    }
  }
}
