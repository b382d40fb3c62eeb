package dev.headsup.functions.preferences.page;

import dev.headsup.authoring.trigger.CompiledTrigger;
import dev.headsup.aws.lambda.HttpRequest;
import dev.headsup.aws.lambda.HttpResponse;
import dev.headsup.aws.links.PageLink;
import dev.headsup.aws.links.PageLinks;
import dev.headsup.engine.customer.Addresses;
import dev.headsup.engine.customer.Profiles;
import dev.headsup.engine.customer.Profiles.Known;
import dev.headsup.engine.outreach.Delivery;
import dev.headsup.engine.outreach.Outreach;
import dev.headsup.engine.outreach.OutreachMarks;
import dev.headsup.engine.outreach.Outreaches;
import dev.headsup.engine.policy.Policy;
import dev.headsup.engine.trigger.StandingTriggers;
import dev.headsup.engine.trigger.When.Start;
import dev.headsup.functions.OptOuts;
import dev.headsup.functions.Templates;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The paths of the customer's page.
///
/// | path | what |
/// | --- | --- |
/// | `GET /c/{token}` | the page; `GET /c/{token}/stop` is the same |
/// | `POST /c/{token}` | one wish of a form, then back to the page |
/// | `POST /c/{token}/stop` | stops the messages at once (RFC 8058): 200, without a cookie, a redirect or a further step |
///
/// The token alone says whose page it is. No cookie is set or read, so no other site can act for a
/// customer without their link.
public final class PageRoutes {
  private static final Logger LOG = LoggerFactory.getLogger(PageRoutes.class);

  private final PageLinks links;
  private final Sources sources;
  private final Doing doing;
  private final InstantSource clock;
  private final Templates templates = new Templates(PageRoutes.class);
  private final Style style = new Style();

  /// What the page looks at.
  ///
  /// @param triggers finds a trigger by its id
  public record Sources(
      Profiles profiles,
      Addresses addresses,
      Outreaches outreaches,
      OutreachMarks marks,
      OptOuts optOuts,
      Function<String, Optional<CompiledTrigger>> triggers,
      Supplier<Policy> policy) {}

  /// @param telemetry queues message bodies for the telemetry function
  public PageRoutes(
      PageLinks links, Sources sources, Consumer<List<String>> telemetry, InstantSource clock) {
    this.links = links;
    this.sources = sources;
    this.doing =
        new Doing(
            sources.profiles(),
            sources.addresses(),
            sources.outreaches(),
            sources.marks(),
            sources.optOuts(),
            telemetry,
            clock);
    this.clock = clock;
  }

  /// The answer; empty when the path is none of the page's.
  public Optional<HttpResponse> answer(HttpRequest request) {
    if (!request.path().startsWith(PageLinks.PATH)) {
      return Optional.empty();
    }
    String rest = request.path().substring(PageLinks.PATH.length());
    if (style.isAt(rest)) {
      return Optional.of(Html.style(style.text()));
    }
    boolean stop = rest.endsWith(PageLinks.STOP);
    String token = stop ? rest.substring(0, rest.length() - PageLinks.STOP.length()) : rest;
    Optional<PageLink> link = links.open(token);
    if (link.isEmpty()) {
      return Optional.of(words(404, language(request), "no-link"));
    }
    return Optional.of(
        switch (request.method()) {
          case "GET", "HEAD" -> page(200, token, link.get(), request);
          case "POST" -> stop ? oneClick(link.get(), request) : wish(token, link.get(), request);
          default -> words(405, language(request), "no-link").with("Allow", "GET, POST");
        });
  }

  /// A mail program's button. Whoever presses it is not asked anything more.
  private HttpResponse oneClick(PageLink link, HttpRequest request) {
    if (Form.of(request).filter(Form::isOneClick).isEmpty()) {
      return words(400, language(request), "wrong-form");
    }
    doing.accept(new Wish.Stop(), link);
    LOG.info("Stopped by one click: {} by {}", link.purpose(), link.channel());
    return words(200, language(request), "one-click");
  }

  private HttpResponse wish(String token, PageLink link, HttpRequest request) {
    Optional<Wish> wish = Form.of(request).flatMap(Wish::of);
    if (wish.isEmpty()) {
      return words(400, language(request), "wrong-form");
    }
    if (!link.opensAll(clock.instant()) && !wish.get().staysOpen()) {
      return page(410, token, link, request);
    }
    doing.accept(wish.get(), link);
    // Back to the page, so that a reload does not ask twice.
    return Html.seeOther(PageLinks.PATH + token + "?done=" + wish.get().done());
  }

  private HttpResponse page(int status, String token, PageLink link, HttpRequest request) {
    Instant now = clock.instant();
    Known known =
        sources
            .profiles()
            .load(List.of(link.customer()))
            .getOrDefault(link.customer(), Known.nothing(link.customer()));
    Language in =
        Language.of(
            known.preferences().language(),
            known.profile().locale().orElse(null),
            preferred(request));
    View view =
        new Views(in, link, known, sources.policy().get(), now)
            .page(about(link), PageLinks.PATH + token, style.url(), done(request, in));
    return Html.page(status, templates.render("own", Map.of("page", view)));
  }

  private Views.Case about(PageLink link) {
    Optional<Outreach> outreach = sources.outreaches().find(link.customer(), link.outreach());
    Delivery delivery =
        sources.outreaches().deliveries(link.customer(), link.outreach()).stream()
            .filter(one -> one.channel() == link.channel())
            .findFirst()
            .orElse(null);
    return new Views.Case(
        delivery,
        outreach.flatMap(entry -> start(entry.trigger().id())).orElse(null),
        outreach.map(entry -> entry.evidence().times()).orElse(List.of()));
  }

  private Optional<Start> start(String trigger) {
    return StandingTriggers.isCorrection(trigger)
        ? Optional.of(StandingTriggers.CORRECTION.when().start())
        : sources.triggers().apply(trigger).map(compiled -> compiled.trigger().when().start());
  }

  /// What the page says was done: one of its own words, whatever stands in the address.
  private static String done(HttpRequest request, Language in) {
    String done = request.query().getOrDefault("done", "");
    return in.keys().contains("done." + done) ? done : "";
  }

  private static String preferred(HttpRequest request) {
    return Language.preferred(request.header("accept-language").orElse(""));
  }

  private static Language language(HttpRequest request) {
    return Language.of(preferred(request));
  }

  private HttpResponse words(int status, Language in, String key) {
    return Html.page(
        status, templates.render("few", Map.of("in", in, "key", key, "style", style.url())));
  }
}
