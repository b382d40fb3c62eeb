/// Stands where Amazon SES and SNS stand: takes what the real SDK sends, keeps it in an outbox, and
/// can be told to throttle, refuse, hang or lose its answer. Start at [Sandbox].
@NullMarked
package dev.headsup.local.sandbox;

import org.jspecify.annotations.NullMarked;
