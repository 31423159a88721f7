package dev.firstkey.auditsink.rest;

import dev.firstkey.auditsink.TellAccess;
import dev.firstkey.auditsink.TellAccess.Look;
import dev.firstkey.contracts.AuditQuestion;
import dev.firstkey.outbox.rest.Prompt;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/// Whoever looks at the log, by the subject of their token.
@ApplicationScoped
class Viewer {
  private static final Pattern SUBJECT = Pattern.compile("[A-Za-z0-9._@-]{1,128}");

  private final TellAccess access;
  private final SecurityIdentity identity;

  Viewer(TellAccess access, SecurityIdentity identity) {
    this.access = access;
    this.identity = identity;
  }

  /// The answer, once it is said who looks.
  <T> Uni<T> looks(AuditQuestion question, String asked, Supplier<Uni<T>> answer) {
    return looksAt(null, question, asked, answer);
  }

  /// The same about a worker.
  <T> Uni<T> looksAt(
      @Nullable String worker, AuditQuestion question, String asked, Supplier<Uni<T>> answer) {
    return access
        .tell(new Look(actor(), question, asked, worker))
        .chain(() -> answer.get())
        .plug(Prompt::answer);
  }

  private String actor() {
    String subject =
        identity.getPrincipal() instanceof JsonWebToken token ? token.getSubject() : null;
    if (subject == null || !SUBJECT.matcher(subject).matches()) {
      throw Problems.nameless();
    }
    return "person:" + subject;
  }
}
