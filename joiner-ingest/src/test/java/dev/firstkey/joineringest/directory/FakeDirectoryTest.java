package dev.firstkey.joineringest.directory;

import dev.firstkey.joineringest.Directory;
import dev.firstkey.joineringest.fakes.FakeDirectory;

/// The fake is as Keycloak is.
class FakeDirectoryTest extends DirectoryContract {
  private final FakeDirectory fake = new FakeDirectory();

  FakeDirectoryTest() {
    fake.keepMailsUnique();
  }

  @Override
  Directory directory() {
    return fake;
  }

  @Override
  void delete(String accountId) {
    fake.deleteAccount(accountId);
  }
}
