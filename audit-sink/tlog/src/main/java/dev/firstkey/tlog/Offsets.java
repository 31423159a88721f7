package dev.firstkey.tlog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/// Which offsets of each partition no leaf accounts for although a later one does. A leaf may come
/// late and explain what was missing.
public final class Offsets {
  private static final int MOST_TOLD = 20;
  private static final Comparator<MinimumIndex.Accounted> BY_PARTITION =
      Comparator.comparing(MinimumIndex.Accounted::topic)
          .thenComparing(MinimumIndex.Accounted::partition);

  private final Map<Partition, Account> accounts = new HashMap<>();

  private record Partition(String topic, int number) {}

  /// Offsets from the key of a map on.
  ///
  /// @param to the last of them
  /// @param index the leaf that showed that they are missing
  private record Gap(long to, long index) {}

  private static final class Account {
    private final TreeMap<Long, Gap> gaps = new TreeMap<>();
    private long next;
  }

  /// None is accounted for.
  public Offsets() {}

  /// What leaves accounted for that are there no more.
  public static Offsets behind(MinimumIndex minimum) {
    Offsets offsets = new Offsets();
    for (MinimumIndex.Accounted it : minimum.before()) {
      Account account = new Account();
      account.next = it.next();
      it.gaps().forEach(gap -> account.gaps.put(gap.from(), new Gap(gap.to(), minimum.index())));
      offsets.accounts.put(new Partition(it.topic(), it.partition()), account);
    }
    return offsets;
  }

  /// What is accounted for, by topic and partition.
  public List<MinimumIndex.Accounted> accounted() {
    List<MinimumIndex.Accounted> all = new ArrayList<>();
    accounts.forEach((partition, account) -> {
      List<MinimumIndex.Gap> gaps = new ArrayList<>();
      account.gaps.forEach((from, gap) -> gaps.add(new MinimumIndex.Gap(from, gap.to())));
      all.add(
          new MinimumIndex.Accounted(partition.topic(), partition.number(), account.next, gaps));
    });
    all.sort(BY_PARTITION);
    return all;
  }

  /// Whether none of its offsets was accounted for before.
  public boolean account(long index, Leaf leaf) {
    Partition partition = new Partition(leaf.topic(), leaf.partition());
    Account account = accounts.computeIfAbsent(partition, _ -> new Account());
    boolean fresh = leaf.first() >= account.next || isMissing(account.gaps, leaf);
    if (leaf.first() > account.next) {
      account.gaps.put(account.next, new Gap(leaf.first() - 1, index));
    }
    close(account.gaps, leaf.first(), leaf.last());
    account.next = Math.max(account.next, leaf.last() + 1);
    return fresh;
  }

  private static boolean isMissing(TreeMap<Long, Gap> gaps, Leaf leaf) {
    var gap = gaps.floorEntry(leaf.first());
    return gap != null && gap.getValue().to() >= leaf.last();
  }

  private static void close(TreeMap<Long, Gap> gaps, long first, long last) {
    var gap = gaps.floorEntry(last);
    while (gap != null && gap.getValue().to() >= first) {
      gaps.remove(gap.getKey());
      if (gap.getKey() < first) {
        gaps.put(gap.getKey(), new Gap(first - 1, gap.getValue().index()));
      }
      if (gap.getValue().to() > last) {
        gaps.put(last + 1, gap.getValue());
      }
      gap = gaps.lowerEntry(gap.getKey());
    }
  }

  /// In the order of the leaves that showed them.
  List<Fault> missing() {
    List<Fault> faults = new ArrayList<>();
    accounts.forEach((partition, account) -> tell(partition, account.gaps, faults));
    faults.sort((a, b) -> Long.compare(a.index().orElse(0), b.index().orElse(0)));
    return faults.subList(0, Math.min(faults.size(), MOST_TOLD));
  }

  private static void tell(Partition partition, SequencedMap<Long, Gap> gaps, List<Fault> faults) {
    gaps.forEach((from, gap) ->
        faults.add(
            Fault.at(
                Fault.Kind.OFFSETS,
                gap.index(),
                "the offsets %d to %d of %s, partition %d, are neither an entry nor explained"
                    .formatted(from, gap.to(), partition.topic(), partition.number()))));
  }
}
