/// Deliver: sends what was decided, once. Start with [dev.headsup.functions.deliver.SendProtocol].
@NullMarked
package dev.headsup.functions.deliver;

import org.jspecify.annotations.NullMarked;
