eval "$(./firstkey env)"; eval "$(./firstkey jdk)"
worker="w-java-$(date +%s)"
"$JAVA_HOME/bin/java" -Dorg.slf4j.simpleLogger.defaultLogLevel=error -cp "$(cat deploy/local/target/local.classpath)" docs/examples/Producer.java "$FIRSTKEY_KAFKA_PROPERTIES" "$worker"
