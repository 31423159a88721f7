package dev.firstkey.house.built.upsidedown.postgres;

/// An adapter.
public class Rows {}
