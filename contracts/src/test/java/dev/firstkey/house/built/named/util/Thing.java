package dev.firstkey.house.built.named.util;

/// Lives in a drawer for everything.
class Thing {}
