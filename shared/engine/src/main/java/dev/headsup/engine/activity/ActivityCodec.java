package dev.headsup.engine.activity;

import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.policy.Contact;
import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The packed form of an [Activity]. Golden files of every version stay readable.
///
/// Integers are unsigned LEB128 unless a width is given: version (1 byte) · lastSeen in hours ·
/// newest stamp in ms · number of tracks, each {key (4 bytes) · stamps} · number of told, each {key
/// (4 bytes) · stamps of the cases that wait · stamps of the cases told} · number of contacts, each
/// {ms after the one before, the first after 1970 · key of the trigger (4 bytes) · one bit for each
/// channel · purpose · 1 if it counts, else 0 · length of the category · category in UTF-8}. Keys
/// ascend, so equal activities have equal bytes.
///
/// Stamps are {2n, or 2n + 1 where some belong to a correlated case · n stamps}, from the newest to
/// the oldest, each {ms back from the one before, the first from the header's newest · tag (3
/// bytes) · key (3 bytes), where some have one}. In version 1 they were {n · n stamps}, none with a
/// key, and the cases that wait were {0}, or {1 · stamp}.
public final class ActivityCodec {
  private static final byte FIRST = 1;
  private static final byte VERSION = 2;
  private static final long HOUR = 3_600_000;

  /// Their places are stored: new ones go to the end.
  private static final List<Purpose> PURPOSES =
      List.of(Purpose.SECURITY, Purpose.SERVICE, Purpose.HELP, Purpose.MARKETING);

  private static final List<Channel> CHANNELS =
      List.of(Channel.EMAIL, Channel.SMS, Channel.INBOX, Channel.PUSH, Channel.WEBHOOK);

  private ActivityCodec() {}

  /// Packs an activity.
  public static byte[] encode(Activity activity) {
    Writer out = new Writer();
    long newest = newest(activity);
    out.bytes.write(VERSION);
    out.number(activity.lastSeen() / HOUR);
    out.number(newest);
    out.number(activity.tracks().size());
    new TreeMap<>(activity.tracks())
        .forEach((key, track) -> {
          out.fixed(key, 4);
          out.stamps(track.stamps(), newest);
        });
    out.number(activity.told().size());
    new TreeMap<>(activity.told())
        .forEach((key, told) -> {
          out.fixed(key, 4);
          out.stamps(told.waiting().stamps(), newest);
          out.stamps(told.cases().stamps(), newest);
        });
    out.contacts(activity.contacts());
    return out.bytes.toByteArray();
  }

  /// Unpacks an activity.
  ///
  /// @throws IllegalArgumentException when the bytes are of an unknown version or cut short
  public static Activity decode(byte[] packed) {
    ByteBuffer in = ByteBuffer.wrap(packed);
    try {
      byte version = in.get();
      if (version != VERSION && version != FIRST) {
        throw new IllegalArgumentException("Activity of unknown version " + version);
      }
      long lastSeen = number(in) * HOUR;
      long newest = number(in);
      Map<Integer, Track> tracks = new HashMap<>();
      for (long left = number(in); left > 0; left--) {
        tracks.put(in.getInt(), stamps(in, newest, version));
      }
      Map<Integer, Told> told = new HashMap<>();
      for (long left = number(in); left > 0; left--) {
        int key = in.getInt();
        Track waiting = version == FIRST ? waiting(in, newest) : stamps(in, newest, version);
        told.put(key, new Told(stamps(in, newest, version), waiting));
      }
      return new Activity(lastSeen, tracks, told, version == FIRST ? List.of() : contacts(in));
    } catch (BufferUnderflowException cut) {
      throw new IllegalArgumentException("Activity cut short at " + packed.length + " bytes", cut);
    }
  }

  private static long bit(Channel channel) {
    return 1L << CHANNELS.indexOf(channel);
  }

  private static List<Contact> contacts(ByteBuffer in) {
    List<Contact> contacts = new ArrayList<>();
    long at = 0;
    for (long left = number(in); left > 0; left--) {
      at += number(in);
      int trigger = in.getInt();
      long channels = number(in);
      Purpose purpose = PURPOSES.get((int) number(in));
      boolean counts = number(in) == 1;
      byte[] category = new byte[(int) number(in)];
      in.get(category);
      contacts.add(
          new Contact(
              Instant.ofEpochMilli(at),
              CHANNELS.stream()
                  .filter(channel -> (channels & bit(channel)) != 0)
                  .collect(Collectors.toUnmodifiableSet()),
              new String(category, StandardCharsets.UTF_8),
              purpose,
              counts,
              trigger));
    }
    return contacts;
  }

  private static Track waiting(ByteBuffer in, long newest) {
    return in.get() == 0 ? Track.EMPTY : new Track(List.of(stamp(in, newest, false)));
  }

  private static long newest(Activity activity) {
    long newest = 0;
    for (Track track : activity.tracks().values()) {
      newest = Math.max(newest, newest(track));
    }
    for (Told told : activity.told().values()) {
      newest = Math.max(newest, newest(told.waiting()));
      newest = Math.max(newest, newest(told.cases()));
    }
    return newest;
  }

  private static long newest(Track track) {
    return track.newest(0).map(Stamp::millis).orElse(0L);
  }

  private static Track stamps(ByteBuffer in, long newest, byte version) {
    int head = (int) number(in);
    int size = version == FIRST ? head : head >>> 1;
    boolean keyed = version != FIRST && (head & 1) == 1;
    List<Stamp> newestFirst = new ArrayList<>();
    long before = newest;
    for (int i = 0; i < size; i++) {
      Stamp stamp = stamp(in, before, keyed);
      newestFirst.add(stamp);
      before = stamp.millis();
    }
    return new Track(newestFirst.reversed());
  }

  private static Stamp stamp(ByteBuffer in, long before, boolean keyed) {
    long millis = before - number(in);
    return new Stamp(millis, threeBytes(in), keyed ? threeBytes(in) : 0);
  }

  private static int threeBytes(ByteBuffer in) {
    return ((in.get() & 0xff) << 16) | ((in.get() & 0xff) << 8) | (in.get() & 0xff);
  }

  private static long number(ByteBuffer in) {
    long number = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      byte part = in.get();
      number |= (long) (part & 0x7f) << shift;
      if (part >= 0) {
        return number;
      }
    }
    throw new IllegalArgumentException("Activity holds a number of more than 64 bits");
  }

  private static final class Writer {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);

    void number(long number) {
      long rest = number;
      while ((rest & ~0x7fL) != 0) {
        bytes.write((int) ((rest & 0x7f) | 0x80));
        rest >>>= 7;
      }
      bytes.write((int) rest);
    }

    void fixed(int number, int width) {
      for (int shift = 8 * (width - 1); shift >= 0; shift -= 8) {
        bytes.write(number >>> shift);
      }
    }

    void stamp(Stamp stamp, long before, boolean keyed) {
      number(before - stamp.millis());
      fixed(stamp.tag(), 3);
      if (keyed) {
        fixed(stamp.key(), 3);
      }
    }

    void contacts(List<Contact> contacts) {
      number(contacts.size());
      long before = 0;
      for (Contact contact : contacts) {
        long at = contact.at().toEpochMilli();
        number(at - before);
        before = at;
        fixed(contact.triggerKey(), 4);
        number(contact.channels().stream().mapToLong(ActivityCodec::bit).sum());
        number(PURPOSES.indexOf(contact.purpose()));
        number(contact.counts() ? 1 : 0);
        byte[] category = contact.category().getBytes(StandardCharsets.UTF_8);
        number(category.length);
        bytes.writeBytes(category);
      }
    }

    void stamps(List<Stamp> stamps, long newest) {
      boolean keyed = stamps.stream().anyMatch(stamp -> stamp.key() != 0);
      number(stamps.size() * 2L + (keyed ? 1 : 0));
      long before = newest;
      for (Stamp stamp : stamps.reversed()) {
        stamp(stamp, before, keyed);
        before = stamp.millis();
      }
    }
  }
}
