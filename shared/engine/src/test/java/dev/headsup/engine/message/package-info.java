/// Tests of what a customer receives. Start with `SmsPartsTest`.
@NullMarked
package dev.headsup.engine.message;

import org.jspecify.annotations.NullMarked;
