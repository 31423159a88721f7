/// The parts of Firstkey as processes on this machine.
///
/// [dev.firstkey.local.stack.Stack] starts and stops the [dev.firstkey.local.stack.Part]s in order;
/// [dev.firstkey.local.stack.Home] says where they keep their state and which ports they have.
@NullMarked
package dev.firstkey.local.stack;

import org.jspecify.annotations.NullMarked;
