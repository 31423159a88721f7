package dev.firstkey.joineringest;

import static dev.firstkey.joineringest.JoinerTopics.newWorker;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.firstkey.backing.FirstkeyBacking;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What RFC 7644 asks of a server, by its sections: what a patch changes.
@QuarkusTest
@QuarkusTestResource(
    value = FirstkeyBacking.class,
    restrictToAnnotatedClass = false,
    initArgs = @ResourceArg(name = "service", value = "joiner-ingest"))
class ScimPatchTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'op':'add','path':'displayName','value':'B'}|displayName|B",
        "{'op':'replace','path':'name.givenName','value':'B'}|name.givenName|B",
        "{'op':'Replace','path':'urn:ietf:params:scim:schemas:core:2.0:User:name.givenName','value':'B'}|name.givenName|B",
        "{'op':'replace','value':{'name':{'givenName':'B'}}}|name.familyName|Lovelace",
        "{'op':'replace','value':{'name.givenName':'B'}}|name.givenName|B",
        "{'op':'replace','path':'emails[type eq ^work^].value','value':'b@example.test'}|emails[0].value|b@example.test",
        "{'op':'remove','path':'displayName'}|displayName|",
        "{'op':'remove','path':'emails[type eq ^work^]'}|emails|",
        "{'op':'replace','path':'displayName','value':null}|displayName|",
        "{'op':'add','path':'emails[type eq ^work^].value','value':'b@example.test'}|emails[0].value|b@example.test",
        "{'op':'add','path':'emails','value':[]}|emails[0].value|ada@example.test",
        "{'op':'add','path':'displayName','value':null}|displayName|Ada L.",
        "{'op':'replace','path':'urn:firstkey:scim:schemas:extension:joiner:2.0:User','value':{'startDate':'2027-01-01'}}|^urn:firstkey:scim:schemas:extension:joiner:2.0:User^.startDate|2027-01-01",
        "{'op':'remove','path':'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'}|^urn:ietf:params:scim:schemas:extension:enterprise:2.0:User^|",
        "{'op':'add','path':'phoneNumbers[type eq ^work^].value','value':'1'}|phoneNumbers|"
      })
  void section3point5point2APatchChangesWhatItNames(String operation, String path, String value) {
    String id = Scim.created(Scim.user(newWorker()));
    Scim.patch(id, Scim.json(operation))
        .then()
        .statusCode(200)
        .body(path.replace('^', '\''), value == null ? nullValue() : equalTo(value));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'op':'move','path':'displayName'}|invalidSyntax",
        "{'op':'replace','path':'displayName'}|invalidValue",
        "{'op':'replace','path':'name.a.b','value':'x'}|invalidValue",
        "{'op':'replace','path':'emails.value[not (a eq 1)]','value':'x'}|invalidValue",
        "{'op':'remove'}|noTarget",
        "{'op':'replace','value':'x'}|invalidValue",
        "{'op':'replace','path':'id','value':'x'}|mutability",
        "{'op':'replace','path':'externalId','value':'x'}|mutability",
        "{'op':'remove','path':'userName'}|mutability",
        "{'op':'remove','path':'urn:ietf:params:scim:schemas:core:2.0:User:username'}|mutability",
        "{'op':'replace','path':'name[','value':'x'}|invalidPath",
        "{'op':'replace','path':'active','value':'perhaps'}|invalidValue",
        "{'op':'replace','path':'name','value':'Ada'}|invalidValue",
        "{'op':'replace','path':'emails[type eq ^home^].value','value':'x'}|noTarget",
        "{'op':'add','path':'emails','value':[{'value':'b@example.test','primary':true},{'value':'c@example.test','primary':true}]}|invalidValue"
      })
  void section3point5point2APatchThatCannotBeChangesNothing(String operation, String type) {
    String id = Scim.created(Scim.user(newWorker()));
    String first = "{\"op\":\"replace\",\"path\":\"displayName\",\"value\":\"B\"},";
    Scim.isRefused(Scim.patch(id, first + Scim.json(operation)).then(), 400, type);
    Scim.client()
        .get(Scim.USERS + "/" + id)
        .then()
        .body("displayName", equalTo("Ada L."))
        .body("meta.version", equalTo("W/\"1\""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'op':'add','path':'emails','value':[{'value':'b@example.test','type':'home','primary':true}]}",
        "{'op':'Add','path':'emails','value':{'value':'b@example.test','type':'home','primary':'True'}}",
        "{'op':'add','value':{'emails':[{'value':'b@example.test','type':'home','primary':true}]}}",
        "{'op':'add','path':'emails','value':[{'value':'b@example.test','type':'home'}]},"
            + "{'op':'replace','path':'emails[type eq ^home^].primary','value':true}"
      })
  void section3point5point2ANewPrimaryIsTheOnlyOne(String operations) {
    String id = Scim.created(Scim.user(newWorker()));
    Scim.patch(id, Scim.json(operations)).then().statusCode(200);
    Scim.client()
        .get(Scim.USERS + "/" + id)
        .then()
        .body("emails.value", contains("ada@example.test", "b@example.test"))
        .body("emails.primary", contains(false, true));
  }

  @Test
  void section3point5point2WhoseAddressIsMendedStaysThePrimary() {
    String id = Scim.created(Scim.user(newWorker()));
    String home = "{'op':'add','path':'emails','value':[{'value':'b@example.test','type':'home'}]}";
    String work = "{'op':'replace','path':'emails[type eq ^work^].value','value':'c@example.test'}";
    Scim.patch(id, Scim.json(home + "," + work))
        .then()
        .statusCode(200)
        .body("emails.findAll { it.primary }.value", contains("c@example.test"));
  }
}
