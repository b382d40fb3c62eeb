package dev.headsup.aws.channel;

import dev.headsup.engine.message.Channel;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// To whom a stack may send at all: everybody, or, while it is being tried out, a list of
/// addresses.
///
/// @param allowed e-mail addresses and their domains, phone numbers, devices, and, for webhooks,
///   ids of customers, in small letters; empty for everybody
public record SendOnly(Set<String> allowed) {
  /// No list.
  public static final SendOnly EVERYBODY = new SendOnly(Set.of());

  public SendOnly {
    allowed = Set.copyOf(allowed);
  }

  /// Reads the stack's parameter: entries with commas between them.
  public static SendOnly of(String parameter) {
    return new SendOnly(
        Stream.of(parameter.split(",", -1))
            .map(entry -> entry.strip().toLowerCase(Locale.ROOT))
            .map(entry -> entry.startsWith("@") ? entry.substring(1) : entry)
            .filter(entry -> !entry.isEmpty())
            .collect(Collectors.toSet()));
  }

  /// Whether a message may go to an address.
  boolean allows(Channel channel, String address) {
    String plain = address.strip().toLowerCase(Locale.ROOT);
    return allowed.isEmpty()
        || allowed.contains(plain)
        || domain(channel, plain).stream().anyMatch(allowed::contains);
  }

  private static List<String> domain(Channel channel, String address) {
    return switch (channel) {
      case EMAIL -> List.of(address.substring(address.lastIndexOf('@') + 1));
      case SMS, PUSH, WEBHOOK, INBOX -> List.of();
    };
  }
}
