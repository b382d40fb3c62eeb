/// The HTTP API of the template on a local port: matches its routes, makes API Gateway's events,
/// and writes the handlers' answers. Start at [Front].
@NullMarked
package dev.headsup.local.front;

import org.jspecify.annotations.NullMarked;
