package dev.headsup.engine.metric;

import dev.headsup.engine.incident.Incident;
import dev.headsup.engine.metric.Anomaly.Point;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What shows that something is wrong with a part of the product, as it is kept for an incident.
public final class Anomalies {
  /// The source of incidents that anomalies made us suspect.
  public static final String SOURCE = "detector";

  /// How many are kept of an incident.
  static final int MOST = 6;

  private static final byte VERSION = 1;
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Anomalies() {}

  /// The incident that anomalies of a component make us suspect, by when the first of them began.
  public static String incident(String component, Instant since) {
    return SOURCE + "-" + component + "-" + MINUTE.format(since);
  }

  /// Under which name the evidence of an incident is kept.
  public static String evidence(String incident) {
    return "evidence " + incident;
  }

  /// Whether an incident is about the same trouble: it concerns the component, and went on when the
  /// anomaly began or later.
  public static boolean isOf(Incident incident, String component, Instant since) {
    return incident.report().components().contains(component)
        && (incident.phase().isOn()
            || incident.ended().filter(end -> !end.isBefore(since)).isPresent());
  }

  /// What was known together with what is new; of the same anomaly the newer.
  public static List<Anomaly> merged(List<Anomaly> known, List<Anomaly> news) {
    Map<String, Anomaly> all = new LinkedHashMap<>();
    known.forEach(each -> all.put(name(each), each));
    news.forEach(each -> all.put(name(each), each));
    List<Anomaly> merged = new ArrayList<>(all.values());
    return merged.subList(0, Math.min(MOST, merged.size()));
  }

  private static String name(Anomaly anomaly) {
    return anomaly.series().key() + " " + anomaly.measure() + " " + anomaly.since();
  }

  /// As bytes.
  public static byte[] write(List<Anomaly> all) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      out.writeByte(all.size());
      for (Anomaly one : all) {
        out.writeUTF(one.series().component());
        out.writeUTF(one.series().name());
        out.writeUTF(one.series().event());
        out.writeUTF(one.measure().name());
        out.writeDouble(one.seen());
        out.writeDouble(one.usual());
        out.writeLong(one.since().getEpochSecond());
        Instant until = one.until();
        out.writeLong(until == null ? 0 : until.getEpochSecond());
        out.writeShort(one.picture().size());
        for (Point point : one.picture()) {
          out.writeLong(point.at().getEpochSecond());
          out.writeFloat((float) point.seen());
          out.writeFloat((float) point.usual());
        }
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  /// Reads what [#write] wrote.
  ///
  /// @throws IllegalArgumentException when it is no such thing, or of another version
  public static List<Anomaly> read(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      if (in.readByte() != VERSION) {
        throw new IllegalArgumentException("Not anomalies of version " + VERSION);
      }
      List<Anomaly> all = new ArrayList<>();
      for (int left = in.readByte(); left > 0; left--) {
        all.add(one(in));
      }
      return all;
    } catch (IOException cut) {
      throw new IllegalArgumentException("Anomalies that were cut off", cut);
    }
  }

  private static Anomaly one(DataInputStream in) throws IOException {
    Series series = new Series(in.readUTF(), in.readUTF(), in.readUTF());
    Measure measure = Measure.valueOf(in.readUTF());
    double seen = in.readDouble();
    double usual = in.readDouble();
    Instant since = Instant.ofEpochSecond(in.readLong());
    long until = in.readLong();
    List<Point> picture = new ArrayList<>();
    for (int points = in.readShort(); points > 0; points--) {
      picture.add(new Point(Instant.ofEpochSecond(in.readLong()), in.readFloat(), in.readFloat()));
    }
    return new Anomaly(
        series,
        measure,
        seen,
        usual,
        since,
        until == 0 ? null : Instant.ofEpochSecond(until),
        picture);
  }
}
