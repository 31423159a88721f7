/// A real browser for the tests of pages: [Chromium] with the pages' origins led to the server of
/// the test, [PlayedDirectory] for sign-ins, [Complaints] of the browser, each of which is a
/// failure, and a [Look] at a page with axe, in light and dark, small and large.
@NullMarked
package dev.firstkey.browser;

import org.jspecify.annotations.NullMarked;
