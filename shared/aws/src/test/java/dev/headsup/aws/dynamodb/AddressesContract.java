package dev.headsup.aws.dynamodb;

import static dev.headsup.aws.dynamodb.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.engine.customer.AddressHash;
import dev.headsup.engine.customer.Addresses;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.message.Channel;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// What every store of addresses keeps to.
abstract class AddressesContract {
  abstract Addresses addresses();

  private static AddressHash phoneOf(CustomerId customer) {
    return AddressHash.of(Channel.EMAIL, customer + "@example.com");
  }

  @Test
  void anAddressIsOnTheListUntilItIsTakenOff() {
    AddressHash address = phoneOf(Samples.customer());
    assertThat(addresses().isSuppressed(address)).isFalse();

    assertThat(addresses().suppress(address, "sms:stop", NOON)).isTrue();
    assertThat(addresses().suppress(address, "sms:stop", NOON.plusSeconds(1))).isFalse();
    assertThat(addresses().isSuppressed(address)).isTrue();

    addresses().lift(address, "sms:start", NOON.plusSeconds(2));
    assertThat(addresses().isSuppressed(address)).isFalse();

    addresses().suppress(address, "sms:stop", NOON.plusSeconds(3));
    assertThat(addresses().isSuppressed(address)).isTrue();
  }

  @Test
  void ofWordsThatArriveInAnyOrderTheNewestCountsAndATieIsANo() {
    AddressHash address = phoneOf(Samples.customer());
    addresses().suppress(address, "sms:stop", NOON);
    addresses().suppress(address, "sms:stop", NOON.plusSeconds(5));
    addresses().lift(address, "sms:start", NOON.plusSeconds(3));
    assertThat(addresses().isSuppressed(address)).as("a late start").isTrue();

    addresses().lift(address, "sms:start", NOON.plusSeconds(5));
    assertThat(addresses().isSuppressed(address)).as("at the same time").isTrue();

    addresses().lift(address, "sms:start", NOON.plusSeconds(7));
    assertThat(addresses().suppress(address, "sms:stop", NOON.plusSeconds(6))).isFalse();
    assertThat(addresses().isSuppressed(address)).as("a late stop").isFalse();

    assertThat(addresses().suppress(address, "sms:stop", NOON.plusSeconds(7))).isTrue();
    assertThat(addresses().isSuppressed(address)).as("at the same time").isTrue();
  }

  @Test
  void ofManyWhoSayTheSameAtOnceOneHearsThatItIsNews() {
    for (int round = 0; round < 20; round++) {
      AddressHash address = phoneOf(Samples.customer());
      AtomicInteger news = new AtomicInteger();

      Together.run(
          8,
          rival -> {
            if (addresses().suppress(address, "sms:stop", NOON)) {
              news.incrementAndGet();
            }
          });

      assertThat(news).hasValue(1);
    }
  }

  @Test
  void whoWasWrittenToAtAnAddressIsFoundAgain() {
    CustomerId one = Samples.customer();
    CustomerId other = Samples.customer();
    AddressHash address = phoneOf(one);
    assertThat(addresses().customersAt(address)).isEmpty();

    addresses().writtenTo(address, one, NOON);
    addresses().writtenTo(address, one, NOON.plusSeconds(1));
    addresses().writtenTo(address, other, NOON.plusSeconds(2));
    addresses().suppress(address, "test", NOON);

    assertThat(addresses().customersAt(address)).containsExactlyInAnyOrder(one, other);
    assertThat(addresses().customersAt(phoneOf(other))).isEmpty();
  }
}
