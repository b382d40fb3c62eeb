package dev.headsup.aws.links;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.aws.secrets.DerivedKeys;
import dev.headsup.aws.secrets.DerivedKeys.Use;
import dev.headsup.engine.customer.AddressHash;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.message.Channel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class PageLinksTest {
  private static final String SECRET = "a-secret-of-the-test-that-is-long-enough-0123456789";
  private static final DerivedKeys KEYS = new DerivedKeys(() -> SECRET);
  private static final PageLinks LINKS =
      new PageLinks(KEYS, Optional::empty, "https://example.com/");
  private static final String ENTRY = "00112233445566778899aabbccddeeff";
  private static final PageLink ANA =
      new PageLink(
          new CustomerId("ana@example.com"),
          ENTRY,
          Purpose.HELP,
          Channel.EMAIL,
          AddressHash.of(Channel.EMAIL, "ana@example.com"),
          LocalDate.of(2026, 5, 31));

  @Test
  void everyLinkIsReadBackWhole() {
    for (Purpose purpose : Purpose.values()) {
      for (Channel channel : Channel.values()) {
        AddressHash to = channel == Channel.INBOX ? null : AddressHash.of(channel, "+12025550123");
        PageLink link =
            new PageLink(
                new CustomerId("ünï-" + "x".repeat(200)),
                ENTRY,
                purpose,
                channel,
                to,
                LocalDate.of(2149, 1, 1));

        assertThat(LINKS.open(LINKS.token(link))).contains(link);
      }
    }
  }

  @Test
  void aLinkShowsNothingOfWhatItStandsFor() {
    String token = LINKS.token(ANA);

    assertThat(token).matches("[A-Za-z0-9_-]{40,120}").isEqualTo(LINKS.token(ANA));
    assertThat(new String(Base64.getUrlDecoder().decode(token), StandardCharsets.ISO_8859_1))
        .doesNotContain("ana", "example");
  }

  @Test
  void whatIsInOldMessagesStaysReadable() {
    String golden =
        "Q9YqLn1AZsGQUcLEqkRtfkAG4K8WYbQCO1x4TcfQ0lQdOWOSsRcUh5-cf5zWin2xKrNuQKRZvb66LSM";

    assertThat(LINKS.token(ANA)).isEqualTo(golden);
    assertThat(LINKS.open(golden)).contains(ANA);
  }

  @Test
  void aLinkMadeWithTheSecretBeforeStillOpensAndOneOfAnotherStackDoesNot() {
    DerivedKeys changed = new DerivedKeys(() -> SECRET + "-changed");
    String old = LINKS.token(ANA);

    assertThat(new PageLinks(changed, () -> Optional.of(KEYS), "").open(old)).contains(ANA);
    assertThat(new PageLinks(changed, Optional::empty, "").open(old)).isEmpty();
  }

  @Test
  void theWholePageClosesAfterItsLastDay() {
    assertThat(ANA.opensAll(Instant.parse("2026-05-31T23:59:59Z"))).isTrue();
    assertThat(ANA.opensAll(Instant.parse("2026-06-01T00:00:00Z"))).isFalse();
  }

  @Test
  void aTokenOfAnotherUseIsNone() {
    byte[] plain = ANA.bytes();
    Sealed other = new Sealed(KEYS.key(Use.INBOX), KEYS.key(Use.LINK_TEXT));
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(other.close(plain));

    assertThat(LINKS.open(token)).isEmpty();
  }

  @Test
  void whatIsNoTokenAtAllIsRefused() {
    String token = LINKS.token(ANA);
    for (String text :
        List.of("", "a", "====", token + "=", token + "AA", "x".repeat(5_000), token + " ", "ä")) {
      assertThat(LINKS.open(text)).as(text).isEmpty();
    }
    for (int length = 1; length < token.length(); length++) {
      assertThat(LINKS.open(token.substring(0, length))).isEmpty();
    }
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    for (int place = 0; place < token.length(); place++) {
      for (int i = 0; i < alphabet.length(); i++) {
        String altered =
            token.substring(0, place) + alphabet.charAt(i) + token.substring(place + 1);
        assertThat(LINKS.open(altered))
            .isEqualTo(altered.equals(token) ? Optional.of(ANA) : Optional.empty());
      }
    }
  }

  /// S5: a million forged or altered links, none accepted.
  @Test
  void ofAMillionForgedAndAlteredLinksNoneIsAccepted() {
    Sealed sealed = new Sealed(KEYS.key(Use.LINK_TAG), KEYS.key(Use.LINK_TEXT));
    byte[] genuine = sealed.close(ANA.bytes());
    Random chance = new Random(5);
    int accepted = 0;
    for (int i = 0; i < 1_000_000; i++) {
      byte[] forged = genuine.clone();
      if (i % 2 == 0) {
        int bit = chance.nextInt(forged.length * 8);
        forged[bit / 8] ^= (byte) (1 << bit % 8);
        forged[chance.nextInt(forged.length)] ^= (byte) (i % 4 == 0 ? 0 : chance.nextInt(256));
      } else {
        chance.nextBytes(forged);
      }
      boolean same = Arrays.equals(forged, genuine);
      if (!same && sealed.open(forged).isPresent()) {
        accepted++;
      }
    }

    assertThat(accepted).isZero();
    assertThat(sealed.open(genuine)).isPresent();
  }
}
