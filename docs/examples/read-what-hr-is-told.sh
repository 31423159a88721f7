eval "$(./firstkey env)"
kcat -C -F "${FIRSTKEY_KAFKA_WRITEBACK_PROPERTIES%.properties}.kcat" -t firstkey.hris.writeback -o beginning -e
