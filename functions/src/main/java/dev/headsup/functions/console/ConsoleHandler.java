package dev.headsup.functions.console;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.headsup.authoring.trigger.CompiledTrigger;
import dev.headsup.authoring.trigger.Sentence;
import dev.headsup.aws.door.Doorway;
import dev.headsup.aws.door.ServerKeys;
import dev.headsup.aws.dynamodb.DynamoSignOuts;
import dev.headsup.aws.lambda.HttpRequest;
import dev.headsup.aws.lambda.HttpResponse;
import dev.headsup.aws.log.Ids;
import dev.headsup.aws.secrets.DerivedKeys;
import dev.headsup.aws.segment.OurCalls;
import dev.headsup.aws.sqs.FanoutJobs;
import dev.headsup.engine.activity.Activities;
import dev.headsup.engine.activity.Activities.Stored;
import dev.headsup.engine.correction.Correction;
import dev.headsup.engine.customer.Profiles;
import dev.headsup.engine.customer.Profiles.Known;
import dev.headsup.engine.decision.WhyNot;
import dev.headsup.engine.incident.Exposures;
import dev.headsup.engine.incident.Incidents;
import dev.headsup.engine.signal.Observation;
import dev.headsup.engine.signal.Observation.ScoreCrossed;
import dev.headsup.functions.Announcements;
import dev.headsup.functions.LivePolicy;
import dev.headsup.functions.LiveTriggers;
import dev.headsup.functions.Outlook;
import dev.headsup.functions.Variable;
import dev.headsup.functions.Wiring;
import dev.headsup.functions.console.Sources.Conditions;
import dev.headsup.functions.console.Sources.Outages;
import dev.headsup.functions.console.Sources.Triggers;
import dev.headsup.functions.console.context.ContextDoor;
import dev.headsup.functions.console.context.CustomerContext;
import dev.headsup.functions.console.signin.Cookie;
import dev.headsup.functions.console.signin.DevUser;
import dev.headsup.functions.console.signin.Door;
import dev.headsup.functions.console.signin.FormTokens;
import dev.headsup.functions.console.signin.Provider;
import dev.headsup.functions.console.signin.Sessions;
import dev.headsup.functions.console.signin.SignIn;
import dev.headsup.functions.console.signin.SignOuts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/// HTTP: the console's pages (`/console` and below), and `/context/{customer}` for support tools
/// with a server key. It writes when somebody signed out, what a person decided about an incident,
/// and who of the team took a case for a person and how it ended. `CONSOLE_SIGN_IN` says who gets
/// in: `closed`, `cognito`, or `local`, which works in no Lambda.
public final class ConsoleHandler implements RequestStreamHandler {
  /// Of a local run: one for all instances, or one would not know the forms of another.
  private static final DerivedKeys ON_THIS_MACHINE = DerivedKeys.passing();

  private final Console console;
  private final Doorway.Behind context;

  /// In Lambda.
  public ConsoleHandler() {
    this(Wiring.ofEnvironment());
  }

  /// With another environment, for the local runtime.
  public ConsoleHandler(Wiring wiring) {
    this(wiring, wiring.triggers());
  }

  private ConsoleHandler(Wiring wiring, LiveTriggers live) {
    this(
        new Console(
            new Sources(
                wiring.outreaches(),
                wiring.profiles(),
                wiring.inbox(),
                wiring.handOffs(),
                observations(wiring),
                triggers(live),
                conditions(wiring, live),
                wiring.watched()::about,
                outages(wiring, live),
                new Sources.Teaching(wiring.tutorials(), wiring.lessons()),
                wiring.putAside(),
                safety(wiring, live),
                righting(wiring),
                wiring.clock()),
            door(wiring)),
        context(wiring, live)::answer);
  }

  private static Consumer<Observation> observations(Wiring wiring) {
    Consumer<List<String>> queue = wiring.telemetryQueue();
    return seen -> queue.accept(OurCalls.write(List.of(seen), wiring.clock().instant()));
  }

  private static Door door(Wiring wiring) {
    String signIn = wiring.setting(Variable.CONSOLE_SIGN_IN);
    return switch (signIn) {
      case "closed" -> new Door.Closed();
      case "cognito" -> hosted(wiring);
      case "local" -> local(wiring);
      default ->
          throw new IllegalStateException(
              "CONSOLE_SIGN_IN is closed, cognito or local, not " + signIn);
    };
  }

  /// @throws IllegalStateException in anything that could be AWS: there everybody would get in
  private static Door local(Wiring wiring) {
    if (!wiring.isLocal()) {
      throw new IllegalStateException(
          "CONSOLE_SIGN_IN=local lets everybody in, so it works in a local run only");
    }
    DevUser user = DevUser.of(wiring.setting(Variable.DEV_USER));
    return new Door.Local(user, new FormTokens(ON_THIS_MACHINE));
  }

  private static Door hosted(Wiring wiring) {
    Provider provider =
        Provider.of(
            wiring.setting(Variable.SIGN_IN_ISSUER),
            wiring.setting(Variable.SIGN_IN_CLIENT),
            wiring.setting(Variable.SIGN_IN_DOMAIN),
            wiring.setting(Variable.CONSOLE_URL));
    DerivedKeys keys = wiring.derivedKeys();
    Sessions sessions = new Sessions(keys, signOuts(wiring.signOuts()), wiring.clock());
    SignIn signIn = new SignIn(provider, sessions, keys, wiring.clock());
    return new Door.Hosted(provider, signIn, sessions, new FormTokens(keys));
  }

  private static SignOuts signOuts(DynamoSignOuts table) {
    return new SignOuts() {
      @Override
      public Optional<Instant> last(String person) {
        return table.last(person);
      }

      @Override
      public void record(String person, Instant at) {
        table.record(person, at);
      }
    };
  }

  /// @param context answers machines
  ConsoleHandler(Console console, Doorway.Behind context) {
    this.console = console;
    this.context = context;
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    Ids.begin(context.getAwsRequestId());
    byte[] event = in.readAllBytes();
    HttpRequest request = HttpRequest.read(new ByteArrayInputStream(event));
    if (ContextDoor.isFor(request)) {
      Doorway.serve(new ByteArrayInputStream(event), out, this.context);
      return;
    }
    Reply reply = answer(request, context);
    List<String> cookies = reply.cookies().stream().map(Cookie.Set::header).toList();
    new HttpResponse(reply.status(), reply.headers(), cookies, reply.body()).write(out);
  }

  /// A person reads the answer, so a failure is a page too; its cause goes to the log.
  private Reply answer(HttpRequest request, Context context) {
    try {
      return console.answer(Ask.of(request));
    } catch (RuntimeException failure) {
      StringWriter trace = new StringWriter();
      failure.printStackTrace(new PrintWriter(trace, true));
      context.getLogger().log("No page for " + request.path() + ": " + trace);
      return console.failed();
    }
  }

  private static Sources.Safety safety(Wiring wiring, LiveTriggers live) {
    return new Sources.Safety(
        wiring.brakes(), wiring.counters(), wiring.policy()::now, live::documents);
  }

  private static Sources.Righting righting(Wiring wiring) {
    Consumer<List<String>> queue = wiring.fanoutQueue(Correction.UNDO);
    return new Sources.Righting(
        wiring.corrections(), correction -> queue.accept(FanoutJobs.write(correction)));
  }

  private static Outages outages(Wiring wiring, LiveTriggers live) {
    Incidents incidents = wiring.incidents();
    Exposures exposures = wiring.exposures();
    return new Outages(
        incidents,
        new Announcements(incidents, wiring.fanoutQueue(), wiring.clock())::of,
        new Announcements(incidents, wiring.fanoutQueue(IncidentsDesk.UNDO), wiring.clock())::of,
        new Outlook(
            incidents, wiring.counters(), exposures, wiring.watched()::about, wiring.clock()),
        exposures,
        wiring.walks(),
        wiring.components(),
        wiring.states(),
        () -> List.copyOf(live.all().values()));
  }

  private static ContextDoor context(Wiring wiring, LiveTriggers live) {
    return new ContextDoor(
        new ServerKeys(wiring.openKeys(), wiring.rates()),
        new CustomerContext(
            wiring.activities(),
            wiring.profiles(),
            wiring.outreaches(),
            wiring.handOffs(),
            wiring.incidents(),
            wiring.exposures(),
            wiring.components(),
            () -> live.set().startsWith(ScoreCrossed.EVENT),
            wiring.clock()));
  }

  private static Conditions conditions(Wiring wiring, LiveTriggers live) {
    Activities activities = wiring.activities();
    Profiles profiles = wiring.profiles();
    LivePolicy policy = wiring.policy();
    return customer -> {
      Stored stored = Objects.requireNonNull(activities.load(List.of(customer)).get(customer));
      Known known = profiles.whole(customer);
      return live.everything().stream()
          .map(trigger ->
              WhyNot.of(
                  trigger,
                  known,
                  stored.activity(),
                  List.of(),
                  policy.now(),
                  wiring.clock().instant()))
          .toList();
    };
  }

  private static Triggers triggers(LiveTriggers live) {
    return () ->
        live.all().values().stream()
            .flatMap(trigger -> trigger.all().stream())
            .map(CompiledTrigger::trigger)
            .map(trigger -> new Triggers.Told(trigger, Sentence.of(trigger)))
            .toList();
  }
}
