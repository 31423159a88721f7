/// A real browser for the tests of pages: [Chromium] with the pages' origins led to the server of
/// the test, [PlayedDirectory] for sign-ins, and [Watch], for which each complaint of the browser
/// is a failure.
@NullMarked
package dev.firstkey.browser;

import org.jspecify.annotations.NullMarked;
