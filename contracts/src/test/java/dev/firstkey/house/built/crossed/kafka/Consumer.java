package dev.firstkey.house.built.crossed.kafka;

/// An adapter.
public class Consumer {}
