package dev.firstkey.local.demo;

import dev.firstkey.local.stack.Stack;
import java.net.URI;

/// Where the demo takes place: a stack, and ways to talk to it.
record Place(Stack stack, Api api, Tokens tokens) {

  URI realm() {
    return URI.create(stack.realm());
  }
}
