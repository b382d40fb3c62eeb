package dev.headsup.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.engine.customer.AddressHash;
import dev.headsup.engine.customer.Consent;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.customer.Directory;
import dev.headsup.engine.customer.Handle;
import dev.headsup.engine.customer.Profile;
import dev.headsup.engine.customer.Profiles;
import dev.headsup.engine.customer.Traits;
import dev.headsup.engine.customer.Value;
import dev.headsup.engine.message.Channel;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What every directory keeps to, together with the profiles that fill it.
abstract class DirectoryContract {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  abstract Profiles profiles();

  abstract Directory directory();

  private void tell(CustomerId customer, String trait, String value, int second) {
    Traits traits =
        new Traits(
            Map.of(trait, new Traits.Dated(new Value.Text(value), NOON.plusSeconds(second))));
    profiles()
        .merge(List.of(new Profiles.Change(new Profile(customer, traits, null), Consent.NONE)));
  }

  private static AddressHash mail(CustomerId customer) {
    return AddressHash.of(Channel.EMAIL, customer.value() + "@Example.com");
  }

  @Test
  void aCustomerIsFoundByWhatTheirProfileSaysNow() {
    CustomerId ana = Samples.customer();
    tell(ana, "email", ana.value() + "@example.com", 0);
    tell(ana, "phone", "+12025550123", 0);
    tell(ana, "handles.bluesky", "@" + ana.value() + ".Example.com", 0);
    Handle handle = new Handle("bluesky", ana.value() + ".example.com");

    assertThat(directory().at(mail(ana))).containsExactly(ana);
    assertThat(directory().at(AddressHash.of(Channel.SMS, "+1 (202) 555-0123"))).contains(ana);
    assertThat(directory().called(handle)).containsExactly(ana);
    assertThat(directory().called(new Handle("mastodon", handle.name()))).isEmpty();

    tell(ana, "email", "new-" + ana.value() + "@example.com", 1);
    tell(ana, "handles.bluesky", "", 1);

    assertThat(directory().at(mail(ana))).isEmpty();
    assertThat(directory().called(handle)).isEmpty();
  }

  @Test
  void severalMayShareAnAddressAndTwoHalvesOfOnePersonAreOne() {
    CustomerId ana = Samples.customer();
    CustomerId ben = Samples.customer();
    CustomerId half = Samples.customer();
    for (CustomerId each : List.of(ana, ben, half)) {
      tell(each, "email", ana.value() + "@example.com", 0);
    }

    assertThat(directory().at(mail(ana))).containsExactlyInAnyOrder(ana, ben, half);

    profiles().joined(Map.of(half, ana));

    assertThat(directory().at(mail(ana))).containsExactlyInAnyOrder(ana, ben);
  }
}
