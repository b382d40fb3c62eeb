package dev.headsup.functions.console.context;

import dev.headsup.aws.door.BadRequest;
import dev.headsup.aws.door.ServerKeys;
import dev.headsup.aws.lambda.HttpRequest;
import dev.headsup.aws.lambda.HttpResponse;
import dev.headsup.engine.customer.CustomerId;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// `GET /context/{customer}` with a server key: what a customer was affected by, told and read. It
/// needs no sign-in to the console, and changes nothing.
///
/// @param context gathers it
public record ContextDoor(ServerKeys keys, CustomerContext context) {
  private static final String PATH = "/context/";

  /// Whether a request comes to this door.
  public static boolean isFor(HttpRequest request) {
    return request.path().startsWith(PATH);
  }

  /// Answers a request, or refuses it by name.
  public HttpResponse answer(HttpRequest request) throws BadRequest {
    keys.admit(request);
    if (!request.method().equals("GET")) {
      throw new BadRequest(405, "wrong-method", "Here goes GET", Map.of("Allow", "GET"));
    }
    String id = decoded(request.path().substring(PATH.length()));
    if (id.isBlank() || id.length() > CustomerId.MAX_LENGTH) {
      throw BadRequest.body("bad-id", "A customer's id has 1 to 256 characters");
    }
    return context
        .of(new CustomerId(id))
        .map(found -> HttpResponse.json(200, found).with("Cache-Control", "no-store"))
        .orElseThrow(() ->
            new BadRequest(404, "unknown-customer", "Nothing is known of a customer with this id"));
  }

  private static String decoded(String part) {
    try {
      return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return part; // a gateway decoded it before us, and what is left only looks encoded
    }
  }
}
