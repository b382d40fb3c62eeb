package dev.headsup.local.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.message.Message;
import dev.headsup.engine.outreach.InboxItems;
import dev.headsup.engine.outreach.InboxItems.Version;
import dev.headsup.engine.outreach.Mark;
import dev.headsup.engine.outreach.Marks;
import dev.headsup.functions.Wiring;
import dev.headsup.local.console.Chromium.Window;
import dev.headsup.local.house.House;
import dev.headsup.local.stack.LocalStack;
import dev.headsup.local.target.Target;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// The web component `<headsup-inbox>` in a product's page, over the whole stack, in chromium.
final class InboxComponentTest {
  private static final Instant MORNING = Instant.parse("2026-03-02T10:00:00Z");
  private static final String EVIL =
      "<p>Saved as <strong>CSV</strong>?</p><img src=x onerror=\"window.evil = 1\">"
          + "<script>window.evil = 1</script><a href=\"javascript:window.evil = 1\">press</a>"
          + "<a href=\"https://docs.example.com/x\" onclick=\"window.evil = 1\">the guide</a>";

  private static Chromium chromium;
  private static LocalStack stack;
  private static InboxItems inbox;
  private static int customers;

  private final CustomerId customer = new CustomerId("ana-" + customers++);

  @BeforeAll
  static void start() {
    chromium = Chromium.start();
    // A machine that builds something else at the same time is slow, not wrong.
    PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
    stack = LocalStack.start(House.stack(Optional.of(MORNING)));
    inbox =
        new Wiring(Target.at(stack.ingest()).environment(), InstantSource.fixed(MORNING), List.of())
            .inbox();
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

  private void tell(String item, String outreach, int minute, String title, String html) {
    Instant at = MORNING.minusSeconds(3_600).plusSeconds(60L * minute);
    inbox.put(
        customer,
        item,
        new Version(
            outreach,
            "checkout-outage",
            new Message.Inbox(
                title,
                "Words of " + title,
                html,
                new Message.Action("See the status", "https://status.example.com/")),
            at,
            at,
            Marks.NONE));
  }

  private Page open(Window window, String language) {
    Page page = window.page;
    page.route(
        "https://status.example.com/",
        route ->
            route.fulfill(
                new Route.FulfillOptions()
                    .setContentType("text/html")
                    .setBody("<link rel=icon href=data:,><p>All is well")));
    page.waitForResponse(
        answer -> answer.url().contains("/inbox/items"),
        () ->
            page.navigate(
                stack.ingest()
                    + "/_local/inbox?lang="
                    + language
                    + "&customer="
                    + customer.value()));
    return page;
  }

  private static Locator bell(Page page) {
    return page.locator("headsup-inbox .bell");
  }

  private static Locator title(Page page, String words) {
    return page.locator("headsup-inbox .open")
        .filter(new Locator.FilterOptions().setHasText(words));
  }

  private boolean has(String item, Mark mark) {
    return inbox.find(customer, item).orElseThrow().has(mark);
  }

  @Test
  void theBadgeCountsAndOpeningReadingAndFollowingAreNoted() {
    tell("case", "down", 0, "Checkout is down", "<p>We are on it.</p>");
    tell("tip", "tip", 1, "Importing a CSV file", "<p>Save it as CSV UTF-8.</p>");
    try (Window window = chromium.open(1280, ColorScheme.LIGHT)) {
      Page page = open(window, "en");
      assertThat(page.locator("headsup-inbox .badge")).hasText("2");
      assertThat(bell(page)).hasAccessibleName("Messages, 2 unread");

      bell(page).click();
      assertThat(title(page, "Checkout is down")).isVisible();
      page.waitForCondition(() -> has("case", Mark.SEEN) && has("tip", Mark.SEEN));
      assertThat(has("case", Mark.READ)).isFalse();

      title(page, "Checkout is down").click();
      assertThat(page.getByText("We are on it.")).isVisible();
      assertThat(page.locator("headsup-inbox .badge")).hasText("1");
      assertThat(has("case", Mark.READ)).isTrue();

      page.getByRole(AriaRole.LINK)
          .filter(new Locator.FilterOptions().setHasText("See the status"))
          .click();
      page.waitForURL("https://status.example.com/");
      page.waitForCondition(() -> has("case", Mark.CLICKED));
      window.assertNoComplaints();
    }
  }

  @Test
  void anIncidentIsOneItemThatSaysWhatItSaidBeforeAndIsUnreadAgain() {
    tell("case", "down", 0, "Checkout is down", "<p>We are on it.</p>");
    inbox.mark(customer, "case", "down", Mark.READ, MORNING);
    try (Window window = chromium.open(1280, ColorScheme.LIGHT)) {
      Page page = open(window, "en");
      assertThat(bell(page)).hasAccessibleName("Messages, nothing unread");
      tell("case", "up", 30, "Checkout works again", "<p>Fixed.</p>");

      bell(page).click();

      assertThat(page.locator("headsup-inbox li.item")).hasCount(1);
      assertThat(page.locator("headsup-inbox [role=status]")).hasText("1 new message");
      title(page, "Checkout works again").click();
      page.getByText("What we said before").click();
      assertThat(page.getByText("Words of Checkout is down")).isVisible();
      window.assertNoComplaints();
    }
  }

  @Test
  void everythingWorksFromTheKeyboardAndTheFocusIsNeverLost() {
    tell("one", "one", 0, "First message", "<p>One.</p>");
    tell("two", "two", 1, "Second message", "<p>Two.</p>");
    try (Window window = chromium.open(1280, ColorScheme.LIGHT)) {
      Page page = open(window, "en");
      assertThat(page.locator("headsup-inbox .badge")).hasText("2");
      page.keyboard().press("Tab");
      assertThat(bell(page)).isFocused();
      page.keyboard().press("Enter");
      assertThat(bell(page)).hasAttribute("aria-expanded", "true");
      assertThat(page.locator("headsup-inbox h2")).isFocused();
      page.keyboard().press("Tab");
      assertThat(page.locator("headsup-inbox #close")).isFocused();
      page.keyboard().press("Tab");
      assertThat(title(page, "Second message")).isFocused();
      page.keyboard().press("ArrowDown");
      assertThat(title(page, "First message")).isFocused();
      page.keyboard().press("ArrowUp");
      page.keyboard().press("Enter");
      assertThat(page.getByText("Two.")).isVisible();
      assertThat(page.locator("headsup-inbox .badge")).hasText("1");
      assertThat(title(page, "Second message")).isFocused();
      page.keyboard().press("Tab");
      page.keyboard().press("Tab");
      assertThat(page.locator("headsup-inbox .away")).isFocused();
      page.keyboard().press("Enter");
      assertThat(page.locator("headsup-inbox li.item")).hasCount(1);
      assertThat(title(page, "First message")).isFocused();
      page.waitForCondition(() -> has("two", Mark.ARCHIVED));

      page.keyboard().press("Escape");
      assertThat(page.locator("headsup-inbox #panel")).isHidden();
      assertThat(bell(page)).isFocused();
      window.assertNoComplaints();
    }
  }

  @Test
  void markupOfOthersDoesNothing() {
    tell("evil", "evil", 0, "<b>Title</b> <img src=x onerror='window.evil = 1'>", EVIL);
    try (Window window = chromium.open(1280, ColorScheme.LIGHT)) {
      Page page = open(window, "en");
      bell(page).click();
      title(page, "<b>Title</b>").click();

      assertThat(page.locator("headsup-inbox .body strong")).hasText("CSV");
      assertThat(page.locator("headsup-inbox .body a[data-follow]:not(.action)")).hasCount(1);
      assertThat(page.locator("headsup-inbox .body :is(img, script, [onclick], [onerror])"))
          .hasCount(0);
      assertThat(page.evaluate("() => window.evil === undefined")).isEqualTo(true);
      // The browser says that it ran none of the handlers, which is as it should be.
      window.assertNoComplaintsBut("Executing inline event handler violates");
    }
  }

  @ParameterizedTest
  @CsvSource({"1280, LIGHT, en", "1280, DARK, de", "360, LIGHT, de", "360, DARK, en"})
  void itIsNamedReadableAndFits(int width, ColorScheme scheme, String language) {
    tell("case", "down", 0, "Checkout is down", "<p>We are on it.</p>");
    tell(
        "case",
        "up",
        5,
        "Checkout works again",
        "<p>Fixed, see <a href=\"https://docs.example.com/\">why</a>.</p>");
    tell("tip", "tip", 6, "A tip", "<p>Tip.</p>");
    try (Window window = chromium.open(width, scheme)) {
      Page page = open(window, language);
      assertThat(page.locator("headsup-inbox .badge")).hasText("2");
      bell(page).click();
      title(page, "Checkout works again").click();
      assertThat(page.locator("headsup-inbox section"))
          .hasAccessibleName(language.equals("de") ? "Nachrichten" : "Messages");
      assertThat(page.locator("headsup-inbox section")).hasRole(AriaRole.REGION);
      assertThat(page.locator("headsup-inbox #panel")).hasRole(AriaRole.DIALOG);
      assertThat(page.locator("headsup-inbox #panel"))
          .hasAccessibleName(language.equals("de") ? "Nachrichten" : "Messages");
      assertThat(page.locator("headsup-inbox ul")).hasRole(AriaRole.LIST);
      assertThat(page.locator("headsup-inbox .away"))
          .hasAccessibleName(
              (language.equals("de") ? "Weglegen" : "Put away") + ": Checkout works again");

      assertThat(Looks.overhang(page)).isLessThanOrEqualTo(0);
      assertThat(Looks.inShadow(page, "headsup-inbox")).isEmpty();
      window.assertNoComplaints();
    }
  }

  @Test
  void anEmptyInboxSaysSo() {
    try (Window window = chromium.open(1280, ColorScheme.LIGHT)) {
      Page page = open(window, "de");
      assertThat(bell(page)).hasAccessibleName("Nachrichten, nichts ungelesen");
      assertThat(page.locator("headsup-inbox .badge")).isHidden();
      bell(page).click();

      assertThat(page.getByText("Keine Nachrichten.")).isVisible();
      window.assertNoComplaints();
    }
  }

  @ParameterizedTest
  @EnumSource(ColorScheme.class)
  void aBrokenDoorIsSaidPlainlyAndAskedAgainLater(ColorScheme scheme) {
    if (scheme == ColorScheme.NO_PREFERENCE) {
      return;
    }
    try (Window window = chromium.open(1280, scheme)) {
      int[] asked = {0};
      window.page.route(
          "**/inbox/items**",
          route -> {
            asked[0]++;
            route.fulfill(new Route.FulfillOptions().setStatus(503));
          });
      Page page = open(window, "en");
      bell(page).click();

      assertThat(page.getByText("cannot be shown right now")).isVisible();
      int before = asked[0];
      page.waitForTimeout(2_000);
      assertThat(asked[0]).as("it waits instead of hammering").isEqualTo(before);
    }
  }
}
