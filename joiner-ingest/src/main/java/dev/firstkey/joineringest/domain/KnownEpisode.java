package dev.firstkey.joineringest.domain;

/// An episode with its chain id and what was said about its account.
///
/// @param chainId the correlation id of everything that is said about the episode
/// @param stated what says so
/// @param leftOut what HR was told that the account does not have of it
public record KnownEpisode(
    String episodeId,
    String chainId,
    Episode state,
    AccountStanding account,
    Stated stated,
    LeftOut leftOut) {

  /// Nothing was said to be left out.
  public KnownEpisode(
      String episodeId, String chainId, Episode state, AccountStanding account, Stated stated) {
    this(episodeId, chainId, state, account, stated, LeftOut.nothing());
  }

  /// Whether an account is wanted for it.
  public boolean isActive() {
    return state instanceof Episode.Active;
  }

  /// Whether a source says this of the episode though it is over. What it said before the end, and
  /// was overtaken by it, is none of that; the numbers of two sources say nothing about each other.
  public boolean isOverFor(String source, long sequence) {
    return switch (state) {
      case Episode.None _, Episode.Active _ -> false;
      case Episode.Withdrawn(long last) -> isBehind(source, sequence, last);
      case Episode.Departed(long last) -> isBehind(source, sequence, last);
    };
  }

  private boolean isBehind(String source, long sequence, long last) {
    return sequence > last || !source.equals(stated.source());
  }

  /// The same episode, of which everything is said under that chain.
  public KnownEpisode under(String chain) {
    return new KnownEpisode(episodeId, chain, state, account, stated, leftOut);
  }

  /// The same episode in another state.
  public KnownEpisode in(Episode next) {
    return new KnownEpisode(episodeId, chainId, next, account, stated, leftOut);
  }

  /// The same episode after a record; where it moved nothing, another record says what is so. What
  /// comes behind the end does not say that it is over, and the numbers of another source do not
  /// count there.
  public KnownEpisode in(Episode next, Stated by) {
    if (next.equals(state)) {
      return this;
    }
    if (isStillOver(next)) {
      return by.source().equals(stated.source()) ? in(next) : this;
    }
    return new KnownEpisode(episodeId, chainId, next, account, by, leftOut);
  }

  private boolean isStillOver(Episode next) {
    return switch (state) {
      case Episode.None _, Episode.Active _ -> false;
      case Episode.Withdrawn _ -> next instanceof Episode.Withdrawn;
      case Episode.Departed _ -> next instanceof Episode.Departed;
    };
  }

  /// The same episode after something was said about its account.
  public KnownEpisode with(AccountStanding said) {
    return new KnownEpisode(episodeId, chainId, state, said, stated, leftOut);
  }

  /// The same episode after HR was told what is left out.
  public KnownEpisode with(LeftOut told) {
    return new KnownEpisode(episodeId, chainId, state, account, stated, told);
  }
}
