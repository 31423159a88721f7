package dev.firstkey.joineringest;

import dev.firstkey.backing.FirstkeyBacking;
import dev.firstkey.contracts.DeviceContext;
import dev.firstkey.contracts.EventCodec;
import dev.firstkey.contracts.HrisChanged;
import dev.firstkey.contracts.HrisFact;
import dev.firstkey.contracts.HrisHired;
import dev.firstkey.contracts.WorkerType;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.time.LocalDate;
import java.util.Base64;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/// The sources that share the topic `hris.shared`, and sign: an HR system, and an agency that may
/// speak for `example-fr` alone.
enum Shared {
  PAYROLL,
  AGENCY;

  static final String TOPIC = "hris.shared";
  static final String ENTITY = "example-fr";

  /// Its CloudEvents `source`.
  String uri() {
    return "urn:example:" + spoken();
  }

  private String spoken() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /// What it says, signed by itself.
  ProducerRecord<byte[], byte[]> says(String worker, HrisFact fact) {
    byte[] event = event(uri(), worker, fact);
    return record(worker, event, signature(event));
  }

  static byte[] event(String source, String worker, HrisFact fact) {
    String id = UUID.randomUUID().toString();
    return EventCodec.encodeHris(id, source, worker, JoinerTopics.WHEN, fact);
  }

  /// With as many headers as there are signatures.
  static ProducerRecord<byte[], byte[]> record(String worker, byte[] event, String... signatures) {
    var record =
        new ProducerRecord<>(
            FirstkeyBacking.topicPrefix() + TOPIC, worker.getBytes(StandardCharsets.UTF_8), event);
    record.headers().add("content-type", ascii(EventCodec.CONTENT_TYPE));
    for (String signature : signatures) {
      record.headers().add("firstkey-signature", ascii(signature));
    }
    return record;
  }

  /// A signature over the bytes without them (RFC 7515 appendix F).
  String signature(byte[] event) {
    String header = base64(ascii("{\"alg\":\"EdDSA\",\"kid\":\"%s-1\"}".formatted(spoken())));
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(key());
      signature.update(ascii(header + "." + base64(event)));
      return header + ".." + base64(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  // Its other half is in src/test/resources/keys.
  private PrivateKey key() throws GeneralSecurityException {
    byte[] seed = MessageDigest.getInstance("SHA-256").digest(ascii("of a test: " + spoken()));
    return KeyFactory.getInstance("Ed25519")
        .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /// Somebody whose names nobody else has.
  static HrisHired hired(String worker, String entity, int day, long sequence) {
    return new HrisHired(
        worker,
        "e-1",
        sequence,
        "Sample",
        worker,
        "Sample Person",
        null,
        LocalDate.of(2026, 12, day),
        null,
        "Europe/Paris",
        WorkerType.CONTRACTOR,
        entity,
        null,
        DeviceContext.BYOD,
        null,
        null);
  }

  /// The same person, from another day on.
  static HrisChanged changed(String worker, int day, long sequence) {
    return changed(hired(worker, ENTITY, day, sequence), null, sequence);
  }

  /// The same as the hire, with another address.
  static HrisChanged changed(HrisHired hired, String mail, long sequence) {
    return new HrisChanged(
        hired.workerId(),
        hired.episodeId(),
        sequence,
        hired.givenName(),
        hired.familyName(),
        hired.displayName(),
        mail,
        hired.startDate(),
        null,
        hired.workTimeZone(),
        hired.workerType(),
        hired.legalEntity(),
        null,
        hired.deviceContext(),
        null,
        null);
  }
}
