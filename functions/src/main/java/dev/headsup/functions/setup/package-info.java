/// What CloudFormation asks for once, while it makes the stack: the first write key. Start with
/// [dev.headsup.functions.setup.FirstKey].
@NullMarked
package dev.headsup.functions.setup;

import org.jspecify.annotations.NullMarked;
