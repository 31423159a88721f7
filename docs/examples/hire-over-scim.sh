eval "$(./firstkey env)"; token=$(./firstkey token hris)
worker="w-curl-$(date +%s)"
curl -sS --fail-with-body -H "Authorization: Bearer $token" -H 'Content-Type: application/scim+json' "$FIRSTKEY_INGEST/scim/v2/Users" -d @- <<USER
{
  "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"],
  "userName": "$worker@example.test", "externalId": "$worker", "active": true,
  "name": {"givenName": "Sample", "familyName": "Curl"}, "displayName": "Sample Curl",
  "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": {"organization": "example-de"},
  "urn:firstkey:scim:schemas:extension:joiner:2.0:User": {
    "startDate": "$(date +%F)", "workTimeZone": "Europe/Berlin", "workerType": "employee", "deviceContext": "byod"}
}
USER
