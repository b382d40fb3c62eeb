package dev.headsup.aws.links;

import dev.headsup.aws.secrets.DerivedKeys;
import dev.headsup.aws.secrets.DerivedKeys.Use;
import dev.headsup.engine.customer.AddressHash;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.message.Links;
import dev.headsup.engine.outreach.Outreach;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;

/// Makes and opens customers' own links. A link is bound to the customer, the address, the purpose
/// and the message; it shows none of them to whoever sees it, and nobody can make another from it.
/// The same message always has the same link.
public final class PageLinks {
  /// The path below which the pages are.
  public static final String PATH = "/c/";

  /// The end of a link that stops messages, also by a mail program's button (RFC 8058).
  public static final String STOP = "/stop";

  /// How long a link opens the whole page. Stopping by it never ends.
  public static final Duration OPENS = Duration.ofDays(90);

  /// No customer's id is so long that a link of theirs would be longer.
  private static final int LONGEST = 1_500;

  private final DerivedKeys keys;
  private final Supplier<Optional<DerivedKeys>> before;
  private final String base;

  /// @param keys the keys of links made from now on
  /// @param before the keys of links made before the secret changed, if it ever did
  /// @param base the address of the pages without [#PATH], for example `https://help.example.com`
  public PageLinks(DerivedKeys keys, Supplier<Optional<DerivedKeys>> before, String base) {
    this.keys = keys;
    this.before = before;
    this.base = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
  }

  /// The links of a message.
  ///
  /// @param address where it goes
  public Links of(Outreach outreach, Purpose purpose, Channel channel, String address) {
    String page = base + PATH + token(link(outreach, purpose, channel, address));
    return new Links(page, page + "#preferences", page + STOP, page + "#person");
  }

  private static PageLink link(
      Outreach outreach, Purpose purpose, Channel channel, String address) {
    return new PageLink(
        outreach.customer(),
        outreach.id(),
        purpose,
        channel,
        switch (channel) {
          case EMAIL, SMS, PUSH -> AddressHash.of(channel, address);
          case INBOX, WEBHOOK -> null;
        },
        outreach.at().plus(OPENS).atOffset(ZoneOffset.UTC).toLocalDate());
  }

  /// The part of a link that says whose it is.
  public String token(PageLink link) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed(keys).close(link.bytes()));
  }

  /// What a token stands for; empty for one that we did not make, or that was changed.
  public Optional<PageLink> open(String token) {
    if (token.length() > LONGEST) {
      return Optional.empty();
    }
    byte[] closed;
    try {
      closed = Base64.getUrlDecoder().decode(token);
    } catch (IllegalArgumentException noBase64) {
      return Optional.empty();
    }
    // The last letter has bits that mean nothing; one link shall have one text.
    if (!Base64.getUrlEncoder().withoutPadding().encodeToString(closed).equals(token)) {
      return Optional.empty();
    }
    return sealed(keys)
        .open(closed)
        .or(() -> before.get().flatMap(older -> sealed(older).open(closed)))
        .flatMap(PageLink::of);
  }

  private static Sealed sealed(DerivedKeys keys) {
    return new Sealed(keys.key(Use.LINK_TAG), keys.key(Use.LINK_TEXT));
  }
}
