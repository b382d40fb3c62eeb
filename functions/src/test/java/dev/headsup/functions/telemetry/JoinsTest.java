package dev.headsup.functions.telemetry;

import static dev.headsup.functions.telemetry.Shop.ANA;
import static dev.headsup.functions.telemetry.Shop.BEN;
import static dev.headsup.functions.telemetry.Shop.BROWSER;
import static dev.headsup.functions.telemetry.Shop.failed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headsup.engine.activity.Activities.Stored;
import dev.headsup.engine.activity.Activity;
import dev.headsup.engine.customer.CustomerId;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class JoinsTest {
  private final Shop shop = new Shop();

  @Test
  void whatBothHalvesDidIsTheKnownCustomers() {
    shop.folds(failed(BROWSER, 0), failed(ANA, 20));
    shop.joins().join(Map.of(BROWSER, ANA));
    assertThat(shop.failures(ANA)).containsExactly(0L, 20L);
    assertThat(shop.activities.of(BROWSER).joined()).contains(ANA);
    assertThat(shop.activities.of(BROWSER).activity()).isEqualTo(Activity.NONE);
  }

  @Test
  void severalBrowsersBecomeOneCustomer() {
    CustomerId other = CustomerId.anonymous("browser-8");
    shop.folds(failed(BROWSER, 0), failed(other, 10));
    shop.joins().join(Map.of(BROWSER, ANA, other, ANA));
    assertThat(shop.failures(ANA)).containsExactly(0L, 10L);
    assertThat(shop.activities.of(other).joined()).contains(ANA);
  }

  @Test
  void joiningAgainWritesNothing() {
    shop.folds(failed(BROWSER, 0), failed(ANA, 20));
    shop.joins().join(Map.of(BROWSER, ANA));
    Stored known = shop.activities.of(ANA);
    Stored half = shop.activities.of(BROWSER);
    shop.joins().join(Map.of(BROWSER, ANA));
    assertThat(shop.activities.of(ANA)).isEqualTo(known);
    assertThat(shop.activities.of(BROWSER)).isEqualTo(half);
  }

  @Test
  void aCircleInOneBatchIsNotClosed() {
    shop.folds(failed(ANA, 0), failed(BEN, 10));
    shop.joins().join(Map.of(ANA, BEN, BEN, ANA));
    CustomerId stays = shop.activities.of(ANA).joined().isPresent() ? BEN : ANA;
    assertThat(shop.activities.of(stays).joined()).isEmpty();
    assertThat(shop.failures(stays)).containsExactly(0L, 10L);
  }

  @Test
  void everyIdUnderWhichACustomerCameIsFoundAgain() {
    CustomerId phone = CustomerId.anonymous("phone-3");
    shop.joins().join(Map.of(BROWSER, BEN));
    shop.joins().join(Map.of(BEN, ANA, phone, ANA));
    assertThat(shop.profiles.ids(ANA)).containsExactlyInAnyOrder(ANA, BEN, BROWSER, phone);
  }

  @Test
  void whatTheKnownCustomerDoesMeanwhileIsNotLost() {
    shop.folds(failed(BROWSER, 0), failed(ANA, 20));
    shop.activities.meanwhile(() -> shop.folds(failed(ANA, 35)));
    shop.joins().join(Map.of(BROWSER, ANA));
    assertThat(shop.failures(ANA)).containsExactly(0L, 20L, 35L);
  }

  @Test
  void whatTheAnonymousHalfDoesMeanwhileIsNotLost() {
    shop.folds(failed(BROWSER, 0), failed(ANA, 20));
    shop.activities.meanwhile(() -> {});
    shop.activities.meanwhile(() -> shop.folds(failed(BROWSER, 10)));
    shop.joins().join(Map.of(BROWSER, ANA));
    assertThat(shop.failures(ANA)).containsExactly(0L, 10L, 20L);
    assertThat(shop.activities.of(BROWSER).joined()).contains(ANA);
  }

  @Test
  void aCrashBetweenTheTwoWritesIsMendedByTheNextTry() {
    shop.folds(failed(BROWSER, 0), failed(ANA, 20));
    shop.activities.meanwhile(() -> {});
    shop.activities.meanwhile(() -> {
      throw new IllegalStateException("The table does not answer");
    });
    assertThatThrownBy(() -> shop.joins().join(Map.of(BROWSER, ANA)))
        .hasMessage("The table does not answer");
    assertThat(shop.failures(ANA)).as("the known half is written first").containsExactly(0L, 20L);
    shop.joins().join(Map.of(BROWSER, ANA));
    assertThat(shop.failures(ANA)).containsExactly(0L, 20L);
    assertThat(shop.activities.of(BROWSER).joined()).contains(ANA);
  }

  @Test
  void whoeverWritesFirstForEverIsNamedAsTheReason() {
    shop.folds(failed(BROWSER, 0));
    for (int turn = 1; turn <= 5; turn++) {
      long hours = turn * 3_600_000L;
      shop.activities.meanwhile(() -> {
        Stored known = shop.activities.of(ANA);
        shop.activities.put(known.become(known.activity().seen(hours)));
      });
    }
    assertThatThrownBy(() -> shop.joins().join(Map.of(BROWSER, ANA)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("contention");
    assertThat(shop.failures(BROWSER)).as("nothing is lost").containsExactly(0L);
  }
}
