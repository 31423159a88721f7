import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Properties;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Says over Kafka that somebody is hired. It needs Java 17 and kafka-clients, and is run as it is:
 * {@code java -cp CLASSPATH docs/examples/Producer.java CLIENT_PROPERTIES WORKER_ID}, where the
 * properties say where Kafka is and who signs in.
 */
public final class Producer {
  private static final String TOPIC = "firstkey.hris";

  public static void main(String[] args) throws Exception {
    String worker = args[1];
    // Keyed by the worker: what is said of one person stays in order.
    var record = new ProducerRecord<>(TOPIC, worker, hired(worker).getBytes(StandardCharsets.UTF_8));
    record
        .headers()
        .add(
            "content-type",
            "application/cloudevents+json; charset=UTF-8".getBytes(StandardCharsets.UTF_8));
    try (var producer =
        new KafkaProducer<>(
            properties(Path.of(args[0])), new StringSerializer(), new ByteArraySerializer())) {
      // It is said once the broker has it. Until then, send the same bytes again: the same id of
      // the same source is heard once.
      RecordMetadata place = producer.send(record).get();
      System.out.println(worker + " stands at " + place);
    }
  }

  private static Properties properties(Path file) throws Exception {
    var properties = new Properties();
    try (InputStream stream = Files.newInputStream(file)) {
      properties.load(stream);
    }
    properties.put("acks", "all");
    properties.put("enable.idempotence", "true");
    return properties;
  }

  private static String hired(String worker) {
    return """
    {"specversion":"1.0","id":"%1$s-1","source":"urn:example:hris","type":"dev.firstkey.hris.worker.hired.v1",
     "subject":"%1$s","time":"%2$s","datacontenttype":"application/json","data":{
     "workerId":"%1$s","episodeId":"e-1","sequence":1,
     "givenName":"Sample","familyName":"Java","displayName":"Sample Java",
     "startDate":"%3$s","workTimeZone":"Europe/Berlin",
     "workerType":"employee","legalEntity":"example-de","deviceContext":"byod"}}
    """
        .formatted(worker, Instant.now().truncatedTo(ChronoUnit.SECONDS), LocalDate.now());
  }

  private Producer() {}
}
