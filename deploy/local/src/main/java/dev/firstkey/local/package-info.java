/// The stack on one machine, and the demo on it: what `./firstkey` does once a JDK is found and
/// everything is built.
///
/// * [dev.firstkey.local.Main]: the command line.
/// * `stack`: Kafka, PostgreSQL, Keycloak and the five services as processes that outlive the
///   command. All of their state lies in one folder.
/// * `client`: what a new hire brings: a device key, an authenticator, a browser at Keycloak's
///   pages.
/// * `demo`: one joiner from the HR event to the sign-in, and the verdict on it.
@NullMarked
package dev.firstkey.local;

import org.jspecify.annotations.NullMarked;
