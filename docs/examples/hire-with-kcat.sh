eval "$(./firstkey env)"
worker="w-kcat-$(date +%s)"
kcat -P -F "${FIRSTKEY_KAFKA_PROPERTIES%.properties}.kcat" -t firstkey.hris -k "$worker" -H 'content-type=application/cloudevents+json; charset=UTF-8' <<EVENT
{"specversion":"1.0","id":"$worker-1","source":"urn:example:hris","type":"dev.firstkey.hris.worker.hired.v1","subject":"$worker","time":"$(date -u +%FT%TZ)","datacontenttype":"application/json","data":{"workerId":"$worker","episodeId":"e-1","sequence":1,"givenName":"Sample","familyName":"Kcat","displayName":"Sample Kcat","startDate":"$(date +%F)","workTimeZone":"Europe/Berlin","workerType":"employee","legalEntity":"example-de","deviceContext":"byod"}}
EVENT
