package dev.firstkey.joineringest;

import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/// A history as it is told of one worker, and what it comes to.
record Told(String worker, ReferenceModel model) {
  List<ProducerRecord<byte[], byte[]>> records() {
    return model.heard().stream().map(saying -> saying.of(worker)).toList();
  }

  @Override
  public String toString() {
    return worker + " " + model.heard();
  }
}
