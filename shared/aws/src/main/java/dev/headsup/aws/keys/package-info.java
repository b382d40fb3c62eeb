/// Write keys: who may send events, and how many. Start with [dev.headsup.aws.keys.WriteKey], a key
/// as it is stored; [dev.headsup.aws.keys.Keys] finds the one that a request brings, and
/// [dev.headsup.aws.keys.RateLimit] holds each to its rate across all instances.
@NullMarked
package dev.headsup.aws.keys;

import org.jspecify.annotations.NullMarked;
