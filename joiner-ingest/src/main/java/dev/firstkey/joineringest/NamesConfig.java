package dev.firstkey.joineringest;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Set;

/// How accounts are named.
@ConfigMapping(prefix = "firstkey.names")
public interface NamesConfig {

  /// Of `{given}`, `{family}`, `{g}`, `{f}` (their first letters) and a-z 0-9 . _ -
  @WithDefault("{given}.{family}")
  String pattern();

  /// How long a name may be, its number included.
  @WithDefault("44")
  int longest();

  /// Names that nobody gets without a number: those that RFC 2142 gives to roles, and those that
  /// systems give to themselves.
  @WithDefault(
      "abuse,admin,administrator,billing,ceo,compliance,daemon,firstkey,ftp,guest,help,helpdesk,"
          + "hostmaster,hr,info,it,legal,mail,mailer-daemon,marketing,news,nobody,noc,noreply,"
          + "no-reply,operator,payroll,postmaster,root,sales,security,service,support,sysadmin,"
          + "system,test,user,usenet,uucp,webmaster,www")
  Set<String> reserved();

  /// How long after an erasure nobody else gets the name that the worker had. Others who left keep
  /// theirs for ever.
  @WithDefault("P730D")
  Duration keptAfterErasure();
}
