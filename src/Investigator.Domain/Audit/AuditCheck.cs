using System.Globalization;

namespace Investigator.Domain.Audit;

/// <summary>Walks the chain once and checks with each entry the anchors in it, and those that were kept elsewhere. O(entries) time; remembers the hashes of the last <see cref="AuditAnchor.MostBehind"/>.</summary>
/// <param name="keys">Keys whose anchors count. None: anchors are counted and not checked.</param>
/// <param name="kept">Anchors that were kept elsewhere; what they sign has to stand in the chain.</param>
public sealed class AuditCheck(IReadOnlyCollection<AnchorKey> keys, IReadOnlyCollection<AuditAnchor> kept)
{
    private readonly Dictionary<long, string> _behind = [];
    private readonly Lookup _kept = new(kept);
    private long _forgotten;

    /// <summary>Entries walked so far.</summary>
    public long Entries { get; private set; }

    /// <summary>Hash of the last entry walked; <c>null</c>: none.</summary>
    public string? LastHash { get; private set; }

    /// <summary>Anchors met in the chain.</summary>
    public long Anchors { get; private set; }

    /// <summary>Up to which entry a checked anchor signs; 0 when none does.</summary>
    public long AnchoredUpTo { get; private set; }

    /// <summary>When the latest checked anchor was signed.</summary>
    public DateTimeOffset? AnchoredAt { get; private set; }

    /// <summary>Says where the chain first breaks, or an anchor does not fit.</summary>
    /// <returns><c>null</c> when all stands as it was written and signed.</returns>
    public AuditBreak? FirstBreak(IEnumerable<AuditEntry> entries)
    {
        foreach (var anchor in kept)
            if (NotSigned(anchor) is { } why) return new(anchor.Sequence, $"The kept anchor of entry {Number(anchor.Sequence)} {why}.");
        foreach (var entry in entries)
        {
            if (AuditChain.BreakAt(entry, Entries, LastHash ?? AuditChain.Genesis) is { } gap) return gap;
            (Entries, LastHash) = (entry.Sequence, entry.Hash);
            Remember(entry);
            if (_kept.DifferFrom(entry)) return Rewritten(entry.Sequence, "an anchor that was kept elsewhere signs another one");
            if (entry.Act == AuditAnchor.Act && AnchorBreak(entry) is { } no) return no;
        }

        if (_kept.Last > Entries) return new(Entries + 1, $"The end is missing: entry {Number(_kept.Last)} was signed, and the last one here is {Number(Entries)}.");
        foreach (var anchor in kept) Anchored(anchor);
        return keys.Count > 0 && AnchoredAt is null ? new(1, "No anchor is signed with the key: nothing shows that this is the chain that was written.") : null;
    }

    private AuditBreak? AnchorBreak(AuditEntry entry)
    {
        Anchors++;
        if (keys.Count == 0) return null;
        if (AuditAnchor.Read(entry.Detail) is not { } anchor) return new(entry.Sequence, $"The anchor in entry {Number(entry.Sequence)} can't be read.");
        if (NotSigned(anchor) is { } why) return new(entry.Sequence, $"The anchor in entry {Number(entry.Sequence)} {why}.");
        if (anchor.Sequence >= entry.Sequence || !_behind.TryGetValue(anchor.Sequence, out var hash)) return new(entry.Sequence, $"The anchor in entry {Number(entry.Sequence)} signs entry {Number(anchor.Sequence)}, which is not among those before it.");
        if (hash != anchor.Hash) return Rewritten(anchor.Sequence, $"the anchor in entry {Number(entry.Sequence)} signs another one");
        Anchored(anchor);
        return null;
    }

    private string? NotSigned(AuditAnchor anchor)
    {
        if (keys.All(key => key.Id != anchor.Key)) return keys.Count == 0 ? "can't be checked without its key" : "is signed with a key that was not given";
        return keys.Any(anchor.IsBy) ? null : "has a wrong signature";
    }

    private AuditBreak Rewritten(long sequence, string because) => new(
        AnchoredUpTo + 1, $"Something from entry {Number(AnchoredUpTo + 1)} to entry {Number(sequence)} was rewritten: {because}.");

    private void Anchored(AuditAnchor anchor)
    {
        if (anchor.Sequence < AnchoredUpTo) return;
        (AnchoredUpTo, AnchoredAt) = (anchor.Sequence, anchor.At);
    }

    private void Remember(AuditEntry entry)
    {
        _behind[entry.Sequence] = entry.Hash;
        if (entry.Sequence - _forgotten > AuditAnchor.MostBehind) _behind.Remove(++_forgotten);
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed class Lookup(IReadOnlyCollection<AuditAnchor> kept)
    {
        private readonly ILookup<long, string> _hashes = kept.ToLookup(anchor => anchor.Sequence, anchor => anchor.Hash);

        public long Last { get; } = kept.Select(anchor => anchor.Sequence).DefaultIfEmpty().Max();

        public bool DifferFrom(AuditEntry entry) => _hashes[entry.Sequence].Any(hash => hash != entry.Hash);
    }
}
