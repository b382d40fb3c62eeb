package dev.headsup.local.sandbox;

import java.util.Map;

/// What a provider answers over HTTP.
record Reply(int status, String contentType, Map<String, String> headers, String body) {
  Reply {
    headers = Map.copyOf(headers);
  }
}
