/// The whole stack in one JVM, made from `template.yaml`: tables, queues, schedules, HTTP routes,
/// the sandbox for e-mail and text messages, and the `/_local` endpoints. Start at [LocalStack].
@NullMarked
package dev.headsup.local.stack;

import org.jspecify.annotations.NullMarked;
