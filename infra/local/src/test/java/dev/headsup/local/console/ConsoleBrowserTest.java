package dev.headsup.local.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.headsup.local.console.Chromium.Window;
import dev.headsup.local.house.House;
import dev.headsup.local.stack.LocalStack;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The console's pages as people get them: over the whole stack, in chromium.
final class ConsoleBrowserTest {
  private static Chromium chromium;
  private static LocalStack stack;
  private static Callers callers;

  @BeforeAll
  static void start() {
    chromium = Chromium.start();
    stack = LocalStack.start(House.stack(Optional.of(Instant.parse("2026-03-02T10:00:00Z"))));
    callers = new Callers(stack);
    callers.introduce("ana", "Ana Ruiz", "Europe/Madrid", "GRANTED");
    callers.introduce("tom", "Tom Lindqvist", "Europe/Stockholm", "DENIED");
    callers.failThreeTimes("ana");
    callers.failThreeTimes("tom");
    callers.later();
    callers.suspect("payments-fail");
  }

  @AfterAll
  static void stop() {
    // Where there is no chromium nothing was started.
    if (stack != null) {
      stack.close();
    }
    if (chromium != null) {
      chromium.close();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'', 1280, LIGHT",
    "'', 360, DARK",
    "/activity, 1280, DARK",
    "/activity, 360, LIGHT",
    "/activity?customer=ana, 360, DARK",
    "/customers, 360, LIGHT",
    "/customers/ana, 1280, LIGHT",
    "/customers/ana, 360, DARK",
    "/customers?q=nobody-like-that, 360, DARK",
    "/outbox, 1280, DARK",
    "/outbox, 360, LIGHT",
    "?hold=1, 720, LIGHT",
    "/incidents/payments-fail, 1280, LIGHT",
    "/incidents/payments-fail, 390, DARK",
    "/brakes, 390, LIGHT",
    "/aside, 390, DARK"
  })
  void aPageIsCleanReadableAndFits(String place, int width, ColorScheme scheme) {
    try (Window window = chromium.open(width, scheme)) {
      Page page = window.page;
      visit(page, place);
      page.evaluate(
          "() => document.querySelectorAll('details').forEach((each) => each.open = true)");

      assertThat(Looks.overhang(page)).as("pixels beyond the window").isLessThanOrEqualTo(0);
      assertThat(Looks.tooFaint(page)).as("words hard to read").isEmpty();
      assertThat(Looks.tooSmall(page)).as("hard to hit").isEmpty();
      assertThat(Looks.nameless(page)).as("without a name").isEmpty();
      assertThat(page.locator("h1")).hasCount(1);
      window.assertNoComplaints();
    }
  }

  @Test
  void darkIsReallyDark() {
    try (Window dark = chromium.open(1280, ColorScheme.DARK);
        Window light = chromium.open(1280, ColorScheme.LIGHT)) {
      String background = "() => getComputedStyle(document.body).backgroundColor";

      assertThat(visit(dark.page, "").evaluate(background)).isEqualTo("rgb(19, 19, 22)");
      assertThat(visit(light.page, "").evaluate(background)).isEqualTo("rgb(248, 247, 244)");
    }
  }

  @Test
  void aDecisionUnfoldsToItsWholeReasoning() {
    try (Window window = chromium.open(1280, ColorScheme.LIGHT)) {
      Page page = visit(window.page, "/activity");
      Locator tom =
          page.locator("details.dec", new Page.LocatorOptions().setHasText("Tom Lindqvist"))
              .first();
      assertThat(tom.locator(".gates").first()).isHidden();

      tom.locator("summary").first().click();

      assertThat(tom.locator(".gates").first()).isVisible();
      assertThat(tom.locator(".gates > li")).hasCount(18);
      assertThat(tom.locator(".more .gates")).isHidden();
      tom.locator(".more summary").click();
      assertThat(tom.locator(".more .gates")).isVisible();
      assertThat(tom.locator(".gates > li.stop")).containsText("May we?");
      assertThat(tom.locator(".said")).containsText("When a customer has 3 or more Import Failed");
      assertThat(tom.locator(".evidence tbody tr")).hasCount(3);
      window.assertNoComplaints();
    }
  }

  @Test
  void whyLeadsFromNowToTheDecisionUnfolded() {
    try (Window window = chromium.open(1280, ColorScheme.LIGHT)) {
      Page page = visit(window.page, "");

      page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Why, Ana Ruiz"))
          .first()
          .click();

      assertThat(page.locator("details.dec[open] .gates").first()).isVisible();
      assertThat(page.locator("h1")).hasText("Activity");
      window.assertNoComplaints();
    }
  }

  @Test
  void eventsAreSeenFlowingIn() {
    try (Window window = chromium.open(1280, ColorScheme.LIGHT)) {
      Page page = visit(window.page, "");
      assertThat(page.locator("#news")).not().containsText("Kenji Mori");

      callers.introduce("kenji", "Kenji Mori", "Asia/Tokyo", "GRANTED");
      callers.failThreeTimes("kenji");
      callers.later();

      Locator kenji = page.locator("#news li", new Page.LocatorOptions().setHasText("Kenji Mori"));
      assertThat(kenji).isVisible();
      assertThat(kenji.locator(".pill")).hasText("told");
      assertThat(page.locator("#c-told b")).hasText(Pattern.compile("[2-9]"));
      window.assertNoComplaints();
    }
  }

  @Test
  void aPageThatCannotFollowSaysSoAndComesBack() {
    try (Window window = chromium.open(1280, ColorScheme.LIGHT)) {
      Page page = visit(window.page, "");
      assertThat(page.locator(".live .on")).isVisible();

      page.route(Pattern.compile("part=news"), route -> route.abort());
      assertThat(page.locator(".live .off")).isVisible();

      page.unroute(Pattern.compile("part=news"));
      page.unrouteAll();
      assertThat(page.locator(".live .on")).isVisible();
    }
  }

  @Test
  void theMailIsShownInItsFrameAsItWasSent() {
    try (Window window = chromium.open(1280, ColorScheme.LIGHT)) {
      Page page = visit(window.page, "/outbox");

      Locator body = page.locator("iframe.mail").first().contentFrame().locator("body");

      assertThat(body).containsText("import");
      assertThat(page.locator("iframe.mail").first()).hasAttribute("sandbox", "");
      window.assertNoComplaints();
    }
  }

  @Test
  void theOutboxHasNoHoleAndNoScrollbarInsideIt() {
    try (Window window = chromium.open(1280, ColorScheme.LIGHT)) {
      Page page = visit(window.page, "/outbox");

      Object holes =
          page.evaluate(
              """
              () => [...document.querySelectorAll('.sheet')].map((sheet) => {
                const list = sheet.parentElement.getBoundingClientRect();
                const all = sheet.getBoundingClientRect();
                const ends = [...sheet.querySelectorAll('.letter')]
                  .map((letter) => letter.getBoundingClientRect().bottom);
                return Math.max(list.width - all.width,
                  (Math.max(...ends) - Math.min(...ends)) / all.height);
              }).filter((hole) => hole > 0.5)
              """);

      assertThat((List<?>) holes).as("sheets with a hole").isEmpty();
      assertThat(page.locator("iframe.mail").first()).hasAttribute("scrolling", "no");
      page.setViewportSize(1280, 400);
      page.locator("iframe.mail").first().hover(new Locator.HoverOptions().setForce(true));
      page.mouse().wheel(0, 200);
      page.waitForFunction("() => window.scrollY > 0");
      Locator whole = page.getByText("Open the whole e-mail").first();
      assertThat(whole).hasAttribute("href", Pattern.compile("/console/outbox/.+/email"));
      window.assertNoComplaints();
    }
  }

  @Test
  void aPageForAnotherRoleIsOneButtonAway() {
    try (Window window = chromium.open(390, ColorScheme.LIGHT)) {
      Page page = visit(window.page, "");
      page.getByLabel("Look as").selectOption("viewer");
      // On a phone the links are folded away, so only the answer tells that the role has changed.
      page.waitForResponse(
          answer -> answer.status() == 200 && answer.request().isNavigationRequest(),
          () ->
              page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Change"))
                  .click());
      assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Outbox")))
          .hasCount(0);
      page.navigate(stack.console() + "/outbox");

      page.getByText("Look as author").click();

      assertThat(page.locator("h1")).hasText("Outbox");
      assertThat(page.getByLabel("Look as")).hasValue("author");
    }
  }

  @Test
  void theKeyboardIsEnough() {
    try (Window window = chromium.open(1280, ColorScheme.LIGHT)) {
      Page page = visit(window.page, "");
      page.keyboard().press("Tab");
      assertThat(page.locator(".skip")).isFocused();
      page.keyboard().press("/");
      assertThat(page.locator("#find")).isFocused();
      page.keyboard().type("tom");
      page.keyboard().press("Enter");

      assertThat(page.locator("h1")).hasText("Tom Lindqvist");
      window.assertNoComplaints();
    }
  }

  @Test
  void anIncidentIsConfirmedWithOneClickAndTakenBackByKeyboard() {
    try (Window window = chromium.open(390, ColorScheme.LIGHT)) {
      callers.suspect("tried-once");
      Page page = visit(window.page, "/incidents/tried-once");
      assertThat(page.locator(".decide")).containsText("Nobody has heard of it");
      page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("What customers read"))
          .fill("Paying by card fails");

      button(page, "Confirm the incident").click();

      assertThat(page.locator("main")).containsText("Nothing has left yet.");
      assertThat(page.locator("h1")).hasText("Paying by card fails");
      assertThat(page.locator(".undo")).containsText("Nothing has left yet.");
      assertThat(button(page, "Confirm the incident")).hasCount(0);

      button(page, "Take it back").focus();
      page.keyboard().press("Enter");

      assertThat(page.locator(".undo")).hasCount(0);
      assertThat(button(page, "Confirm the incident")).isVisible();
      stack.drain();
      page.reload();
      assertThat(page.locator(".three")).containsText("0 told");
      window.assertNoComplaints();
    }
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/activity", "/customers/ana", "/outbox"})
  void everyPageWorksWithoutScript(String place) {
    try (Window window = chromium.openWithoutScript()) {
      Page page = visit(window.page, place);

      assertThat(page.locator("main")).containsText("Ana Ruiz");
    }
  }

  private static Page visit(Page page, String place) {
    Response response = page.navigate(stack.console() + place);
    assertThat(response.status()).as(place).isEqualTo(200);
    return page;
  }
}
