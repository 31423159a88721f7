/// The calls over HTTP: reads a request, asks a use case, writes the answer.
@NullMarked
package dev.firstkey.auditsink.rest;

import org.jspecify.annotations.NullMarked;
