package dev.headsup.sim.scenario;

import dev.headsup.aws.dynamodb.DynamoProfiles;
import dev.headsup.engine.customer.AddressHash;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.message.Channel;
import dev.headsup.sim.Chance;
import dev.headsup.sim.scenario.OnRecord.No;
import dev.headsup.sim.world.Oracle.Accepted;
import dev.headsup.sim.world.Place;
import dev.headsup.sim.world.SimFunction;
import dev.headsup.sim.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Customers who say no in the middle of a run, each in a way of their own, and again until
/// somebody answers; and the company that stops everything.
final class Refusals {
  private static final Duration RETRY = Duration.ofSeconds(5);
  private static final Duration LATER = Duration.ofMinutes(1);

  private final World world;
  private final Chance chance;
  private final OnRecord record;
  private final Books books;
  private final Checks checks;
  private final Map<CustomerId, Integer> confirmed = new HashMap<>();
  private int noes;
  private Instant last = Instant.MAX;
  private Optional<Instant> stopped = Optional.empty();

  /// How somebody says no.
  private enum Way {
    /// A system of the company writes it down.
    WRITTEN,
    /// By the button of their mail program.
    ONE_CLICK,
    /// On their page, to everything by e-mail.
    STOP_ALL,
    /// On their page, for thirty days.
    PAUSE,
    /// On their page: this is not my address.
    NOT_ME,
    /// By a text message.
    TEXT
  }

  /// @param books tell what a message was about
  Refusals(World world, Chance chance, OnRecord record, Books books, Checks checks) {
    this.world = world;
    this.chance = chance;
    this.record = record;
    this.books = books;
    this.checks = checks;
  }

  /// Since when everything is stopped; empty while it is not.
  Optional<Instant> stopped() {
    return stopped;
  }

  /// Plans who says no, and whether everything is stopped for a while.
  void plan(List<CustomerId> people, Size size) {
    Instant start = world.clock().instant();
    last = start.plus(Duration.ofMinutes(size.minutes() + 10L));
    for (CustomerId person : people) {
      if (chance.permille(400)) {
        Way way = chance.of(List.of(Way.values()));
        Instant at = start.plusMillis(chance.below(size.minutes() * 60_000));
        world.at(at, () -> say(way, person));
      }
    }
    if (chance.permille(200)) {
      Instant at = start.plusMillis(chance.below(size.minutes() * 60_000));
      world.at(at, () -> stop("yes"));
      world.at(at.plusSeconds(chance.between(20, 240)), () -> stop("no"));
    }
  }

  private void say(Way way, CustomerId person) {
    switch (way) {
      case WRITTEN ->
          written(
              new No(
                  person,
                  chance.of(List.of(Purpose.values())),
                  chance.of(List.of(Channel.values()))),
              world.clock().instant());
      case TEXT -> text(person, "STOP", "sms-" + noes++);
      case ONE_CLICK, STOP_ALL, PAUSE, NOT_ME -> byLink(way, person);
    }
  }

  private void written(No no, Instant at) {
    DynamoProfiles profiles = new DynamoProfiles(world.stores().dynamo(), Place.PROFILES.table());
    world.act(
        "customer-says-no-" + noes++,
        () -> profiles.say(no.customer(), People.no(no.purpose(), no.channel(), at)),
        well -> {
          if (!well) {
            again(() -> written(no, at));
          }
        });
  }

  private void again(Runnable what) {
    world.at(world.clock().instant().plus(RETRY), what);
  }

  /// By the link of the last e-mail that they got; who got none waits for one.
  private void byLink(Way way, CustomerId person) {
    Optional<Accepted> mail =
        world.oracle().accepted().stream()
            .filter(one -> one.channel() == Channel.EMAIL && !one.stop().isEmpty())
            .filter(one -> one.customer().equals(person.value()))
            .reduce((one, later) -> later);
    Instant now = world.clock().instant();
    if (mail.isPresent()) {
      press(way, mail.get());
    } else if (now.isBefore(last)) {
      world.at(now.plus(LATER), () -> byLink(way, person));
    }
  }

  private void press(Way way, Accepted mail) {
    String stop = mail.stop().substring(mail.stop().indexOf("/c/"));
    String page = stop.substring(0, stop.length() - "/stop".length());
    byte[] request =
        switch (way) {
          case ONE_CLICK -> Requests.form(stop, "List-Unsubscribe=One-Click");
          case STOP_ALL -> Requests.form(page, "do=stop-all");
          case PAUSE -> Requests.form(page, "do=pause");
          case NOT_ME -> Requests.form(page, "do=not-me");
          case WRITTEN, TEXT -> throw new IllegalArgumentException(way + " needs no link");
        };
    world.invoke(
        SimFunction.PREFERENCES,
        request,
        answer -> {
          int status = answer == null ? 0 : Requests.status(answer);
          if (status != 200 && status != 303) {
            again(() -> press(way, mail));
            return;
          }
          CustomerId person = new CustomerId(mail.customer());
          Purpose purpose =
              Configured.purpose(books.outreach(mail.customer(), mail.outreach()).trigger().id());
          boolean holds =
              switch (way) {
                case ONE_CLICK, STOP_ALL ->
                    record.since(new No(person, purpose, Channel.EMAIL)).isPresent();
                case PAUSE -> record.since(new No(person, Purpose.HELP, Channel.INBOX)).isPresent();
                case NOT_ME ->
                    record.suppressed(AddressHash.of(Channel.EMAIL, mail.to())).isPresent();
                case WRITTEN, TEXT -> true;
              };
          checks.that(
              "L2 what was answered is on record",
              holds,
              () -> person + " was answered to " + way + ", and nothing is on record");
        });
  }

  /// Says it by a text message, which their phone company hands over until it is answered.
  private void text(CustomerId person, String word, String id) {
    String number = People.number(person);
    String body = "{\"from\":\"%s\",\"id\":\"%s\",\"text\":\"%s\"}".formatted(number, id, word);
    boolean twice = chance.permille(300);
    world.invoke(
        SimFunction.PREFERENCES,
        Requests.post("/replies/sms", body),
        answer -> {
          if (answer == null || Requests.status(answer) != 200) {
            again(() -> text(person, word, id));
            return;
          }
          if (!Requests.body(answer).path("reply").isNull()) {
            confirmed.merge(person, 1, Integer::sum);
          }
          checks.that(
              "L3 one confirmation",
              confirmed.getOrDefault(person, 0) <= 1,
              () -> person + " was sent " + confirmed.get(person) + " confirmations");
          checks.that(
              "L2 what was answered is on record",
              record.suppressed(AddressHash.of(Channel.SMS, number)).isPresent()
                  && record.since(new No(person, Purpose.SERVICE, Channel.SMS)).isPresent(),
              () -> person + " was answered to a STOP, and nothing is on record");
          if (twice) {
            world.at(
                world.clock().instant().plus(LATER),
                () -> text(person, "stop please", id + "-again"));
          }
        });
  }

  private void stop(String word) {
    if (word.equals("no")) {
      // Whoever is resumed may be sent to at once.
      stopped = Optional.empty();
    }
    Configured.stop(world, world.stores().calm(), word);
    if (word.equals("yes")) {
      stopped = Optional.of(world.clock().instant());
    }
    world.note("everything is stopped: " + word);
  }
}
