package dev.firstkey.local.calls;

import dev.firstkey.local.stack.Stack;
import java.net.URI;

/// Where the demo takes place: a stack, and ways to talk to it.
public record Place(Stack stack, Api api, Tokens tokens) {

  public URI realm() {
    return URI.create(stack.realm());
  }
}
