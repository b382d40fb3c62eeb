package dev.headsup.aws.links;

import dev.headsup.engine.customer.AddressHash;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.message.Channel;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a link in a message stands for: one message to one customer.
///
/// @param outreach the ledger entry that the message belongs to, 32 hexadecimal digits
/// @param to the address that it went to; null for the inbox and webhooks
/// @param until the last day (UTC) on which it opens the whole page; later it still stops messages
public record PageLink(
    CustomerId customer,
    String outreach,
    Purpose purpose,
    Channel channel,
    @Nullable AddressHash to,
    LocalDate until) {
  private static final byte FORM = 1;
  private static final int FIXED = 1 + 1 + 2 + 16 + 8;
  private static final HexFormat HEX = HexFormat.of();

  public PageLink {
    if (!outreach.matches("[0-9a-f]{32}")) {
      throw new IllegalArgumentException("A ledger entry has 32 hexadecimal digits: " + outreach);
    }
  }

  /// Whether it still opens the whole page.
  public boolean opensAll(Instant now) {
    return !now.atOffset(ZoneOffset.UTC).toLocalDate().isAfter(until);
  }

  /// As bytes: the form, purpose and channel, the day, the entry, the address, the customer.
  byte[] bytes() {
    byte[] id = customer.value().getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(FIXED + id.length)
        .put(FORM)
        .put((byte) (code(purpose) << 4 | code(channel)))
        .putShort((short) until.toEpochDay())
        .put(HEX.parseHex(outreach))
        .put(to == null ? new byte[8] : HEX.parseHex(to.value()))
        .put(id)
        .array();
  }

  /// Reads what [#bytes] wrote; empty for a form that this version does not know.
  static Optional<PageLink> of(byte[] bytes) {
    if (bytes.length <= FIXED || bytes[0] != FORM) {
      return Optional.empty();
    }
    Optional<Purpose> purpose = purpose(bytes[1] >> 4);
    Optional<Channel> channel = channel(bytes[1] & 0xf);
    if (purpose.isEmpty() || channel.isEmpty()) {
      return Optional.empty();
    }
    LocalDate until = LocalDate.ofEpochDay(ByteBuffer.wrap(bytes, 2, 2).getShort() & 0xffff);
    String address = HEX.formatHex(bytes, 20, FIXED);
    return Optional.of(
        new PageLink(
            new CustomerId(new String(bytes, FIXED, bytes.length - FIXED, StandardCharsets.UTF_8)),
            HEX.formatHex(bytes, 4, 20),
            purpose.get(),
            channel.get(),
            address.equals("0".repeat(16)) ? null : new AddressHash(channel.get(), address),
            until));
  }

  // Numbers of their own: links outlive the order of the constants.
  private static int code(Purpose purpose) {
    return switch (purpose) {
      case SECURITY -> 1;
      case SERVICE -> 2;
      case HELP -> 3;
      case MARKETING -> 4;
    };
  }

  private static Optional<Purpose> purpose(int code) {
    for (Purpose purpose : Purpose.values()) {
      if (code(purpose) == code) {
        return Optional.of(purpose);
      }
    }
    return Optional.empty();
  }

  private static int code(Channel channel) {
    return switch (channel) {
      case EMAIL -> 1;
      case SMS -> 2;
      case INBOX -> 3;
      case PUSH -> 4;
      case WEBHOOK -> 5;
    };
  }

  private static Optional<Channel> channel(int code) {
    for (Channel channel : Channel.values()) {
      if (code(channel) == code) {
        return Optional.of(channel);
      }
    }
    return Optional.empty();
  }
}
