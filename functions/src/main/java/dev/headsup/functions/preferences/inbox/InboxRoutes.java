package dev.headsup.functions.preferences.inbox;

import dev.headsup.aws.door.BadRequest;
import dev.headsup.aws.door.Fields;
import dev.headsup.aws.door.ServerKeys;
import dev.headsup.aws.keys.Keys;
import dev.headsup.aws.lambda.HttpRequest;
import dev.headsup.aws.lambda.HttpResponse;
import dev.headsup.aws.secrets.DerivedKeys;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.outreach.InboxItems;
import dev.headsup.engine.outreach.Mark;
import dev.headsup.engine.outreach.OutreachMarks;
import dev.headsup.engine.outreach.Outreaches;
import dev.headsup.engine.tutorial.Lessons;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The paths of the inbox: a token for a server key, the feed for a token, and the component for
/// everybody.
///
/// | path | who | what |
/// | --- | --- | --- |
/// | `POST /inbox/token` | a server key | a token for one customer |
/// | `GET /inbox/items` | a token | a page of their items, with the counts |
/// | `GET /inbox/counts` | a token | the counts alone |
/// | `POST /inbox/items/{id}/{mark}` | a token | notes `seen`, `read`, `clicked` or `archived` |
/// | `POST /inbox/items/{id}/reply` | a token | takes what the customer answers |
/// | `GET /inbox/headsup-inbox.js` | everybody | the web component |
public final class InboxRoutes {
  private static final Logger LOG = LoggerFactory.getLogger(InboxRoutes.class);

  private static final String ROOT = "/inbox/";
  private static final Set<String> KNOWN = Set.of("items", "counts", Component.NAME);
  private static final int LONGEST = 100;
  private static final int PAGE = 20;
  private static final int MOST = 50;

  private final Feed feed;
  private final ServerKeys servers;
  private final Tokens tokens;
  private final Replies replies;
  private final Component component = new Component();

  /// Takes what a customer answers to an item.
  public interface Replies {
    /// @throws BadRequest where it is refused
    HttpResponse take(CustomerId customer, String item, HttpRequest request) throws BadRequest;
  }

  private InboxRoutes(Feed feed, Replies replies, ServerKeys servers, Tokens tokens) {
    this.feed = feed;
    this.replies = replies;
    this.servers = servers;
    this.tokens = tokens;
  }

  /// @param lessons hears that a customer followed the link to a tutorial
  /// @param servers whoever gets tokens
  /// @param derived the keys that sign them
  public static InboxRoutes of(
      InboxItems items,
      OutreachMarks ledger,
      Outreaches outreaches,
      Lessons lessons,
      Replies replies,
      ServerKeys servers,
      DerivedKeys derived,
      InstantSource clock) {
    return new InboxRoutes(
        new Feed(items, ledger, outreaches, lessons, clock),
        replies,
        servers,
        new Tokens(derived, clock));
  }

  /// The answer; empty when the path is none of the inbox's.
  ///
  /// @throws BadRequest where no token is given
  public Optional<HttpResponse> answer(HttpRequest request) throws BadRequest {
    if (!request.path().startsWith(ROOT)) {
      return Optional.empty();
    }
    List<String> path = List.of(request.path().substring(ROOT.length()).split("/", -1));
    if (path.equals(List.of("token"))) {
      // Without a word for browsers: a page that holds a server key has given it away.
      return Optional.of(token(request));
    }
    return Optional.of(Answers.readable(readable(path, request)));
  }

  /// Refusals too, so that the page that asked can read them.
  private HttpResponse readable(List<String> path, HttpRequest request) {
    try {
      return request.method().equals("OPTIONS") ? Answers.preflight() : shown(path, request);
    } catch (BadRequest refused) {
      return refused.answer();
    } catch (RuntimeException broken) {
      LOG.error("A request for an inbox could not be answered", broken);
      return Answers.notNow();
    }
  }

  private HttpResponse shown(List<String> path, HttpRequest request) throws BadRequest {
    if (path.size() == 3 && path.getFirst().equals("items")) {
      only("POST", request);
      if (path.get(2).equals("reply")) {
        return replies.take(customer(request), path.get(1), request);
      }
      return marked(path.get(1), path.get(2), request);
    }
    if (!KNOWN.contains(String.join("/", path))) {
      throw Answers.unknownPath();
    }
    only("GET", request);
    return switch (path.getFirst()) {
      case "items" -> page(customer(request), request);
      case "counts" ->
          Answers.unlessKnown(InboxJson.counts(feed.counts(customer(request))), request);
      default -> component.answer(request);
    };
  }

  private static void only(String method, HttpRequest request) throws BadRequest {
    if (!request.method().equals(method)) {
      throw Answers.wrongMethod(method);
    }
  }

  /// The customer whose token a request shows.
  ///
  /// @throws BadRequest 401 when it shows none
  private CustomerId customer(HttpRequest request) throws BadRequest {
    return request
        .header("authorization")
        .flatMap(Keys::bearer)
        .flatMap(tokens::customer)
        .orElseThrow(Answers::noToken);
  }

  private HttpResponse page(CustomerId customer, HttpRequest request) throws BadRequest {
    Optional<Feed.Show> show = show(request.query().getOrDefault("show", "all"));
    Optional<Integer> limit = limit(request.query().getOrDefault("limit", "" + PAGE));
    String cursor = request.query().getOrDefault("cursor", "");
    Optional<Place> after = Place.of(cursor);
    if (show.isEmpty() || limit.isEmpty() || (after.isEmpty() && !cursor.isEmpty())) {
      throw new BadRequest(
          400,
          "bad-query",
          "show is all, unread or archived; limit is 1 to 50; cursor is what 'next' said");
    }
    String json = InboxJson.page(feed.page(customer, show.get(), limit.get(), after));
    return Answers.unlessKnown(json, request);
  }

  private HttpResponse marked(String id, String word, HttpRequest request) throws BadRequest {
    CustomerId customer = customer(request);
    Mark mark = mark(word).orElseThrow(Answers::unknownPath);
    String version = Fields.of(request.body()).need("version", LONGEST);
    return feed.mark(customer, id, version, mark)
        .map(item -> HttpResponse.json(200, InboxJson.item(item)))
        .orElseThrow(Answers::noItem);
  }

  private HttpResponse token(HttpRequest request) throws BadRequest {
    only("POST", request);
    servers.admit(request);
    Fields fields = Fields.of(request.body());
    fields.only("customer");
    CustomerId customer;
    try {
      customer = CustomerId.known(fields.need("customer", CustomerId.MAX_LENGTH));
    } catch (IllegalArgumentException anonymous) {
      throw new BadRequest(400, "wrong-value", "customer: " + anonymous.getMessage());
    }
    return HttpResponse.json(200, InboxJson.token(tokens.of(customer)))
        .with("Cache-Control", "no-store");
  }

  private static Optional<Mark> mark(String word) {
    return Arrays.stream(Mark.values())
        .filter(mark -> !mark.isAnswer())
        .filter(mark -> mark.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst();
  }

  private static Optional<Feed.Show> show(String word) {
    return Arrays.stream(Feed.Show.values())
        .filter(show -> show.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst();
  }

  private static Optional<Integer> limit(String word) {
    return word.matches("[0-9]{1,3}")
        ? Optional.of(Integer.valueOf(word)).filter(limit -> limit >= 1 && limit <= MOST)
        : Optional.empty();
  }
}
