package dev.firstkey.house.built.sound.rest;

/// Calls a use case.
class Resource {}
