using System.Globalization;
using Investigator.Domain.Detection;
using Investigator.Domain.Detection.Detectors;
using Investigator.Domain.Linking;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Triage;

/// <summary>Rates an account: log-odds of its hits, its cluster and what speaks for it, added up (naive Bayes in spirit; the weights are set by hand until verdicts tune them).</summary>
public sealed class AccountScores(ScoreOptions options)
{
    private const string Start = "start";
    private const string Verification = "verification";
    private const string StepUp = "step-up";
    private const string Declaration = "declaration";

    /// <summary>The probability of log-odds.</summary>
    public static double Logistic(double logOdds) => 1 / (1 + Math.Exp(-logOdds));

    /// <param name="membership">The cluster that holds it and how firmly; <c>null</c>: none.</param>
    /// <param name="strongest">Its strongest link; <c>null</c>: none.</param>
    /// <param name="signs">What its owner showed and declared; <c>null</c>: nothing.</param>
    public Score Rate(AccountRecord record, IEnumerable<Hit> hits, (Cluster Cluster, double Inside)? membership, Link? strongest, IEnumerable<CustomerSign>? signs = null)
    {
        var parts = OfHits(hits);
        if (membership is var (cluster, inside))
        {
            // As probable as its pool, as far as it belongs to it: the weight is what lifts the starting odds to that.
            var probable = cluster.Score.Value * (0.6 + (0.4 * inside));
            var weight = Math.Max(0, Math.Log(probable / (1 - probable)) - options.AccountStart);
            // What makes a doubtful cluster a little suspect is for the most part what its members' own hits say already.
            if (!QueueLine.Suspects(cluster)) weight = Math.Min(weight, options.DoubtfulCluster);
            parts.Add(new("cluster", string.Create(CultureInfo.InvariantCulture,
                $"Belongs to a cluster of {cluster.Size:N0} accounts that is one operation with a probability of {cluster.Score.Value * 100:0} %, and hangs in it with a firmness of {inside * 100:0} %."), weight));
        }
        if (strongest is not null)
            parts.Add(new(strongest.Reasons[0].Kind, $"Linked to {strongest.Other(record.AccountId).Value}: {strongest.Reasons[0].Sentence}", Math.Min(0.5, strongest.Weight / 40)));
        parts.AddRange((signs ?? []).Select(s => new ScorePart(s.Kind is CustomerSignKind.AsDeclared or CustomerSignKind.NotAsDeclared ? Declaration : StepUp, s.Sentence, options.WeightOf(s.Kind))));
        return Sum(record, parts);
    }

    /// <summary>The score of an account whose hits are new while its cluster and links are those of the last analysis.</summary>
    /// <param name="before">Its score until now; <c>null</c>: it had none.</param>
    /// <param name="detectors">Ids of the detectors that looked again: their parts go, those of <paramref name="hits"/> come.</param>
    public Score Renew(AccountRecord record, Score? before, IReadOnlySet<string> detectors, IEnumerable<Hit> hits)
    {
        var parts = OfHits(hits);
        if (before is not null) parts.AddRange(before.Parts.Where(p => !detectors.Contains(p.Source) && p.Source is not (Start or Verification)));
        return Sum(record, parts);
    }

    private List<ScorePart> OfHits(IEnumerable<Hit> hits)
    {
        var found = hits.ToList();
        // A stolen key is a key on many networks: one fact, counted once.
        if (found.Exists(h => h.DetectorId == StolenKey.Id)) found.RemoveAll(h => h.DetectorId == "key-on-many-networks");
        return [.. found.Select(hit =>
            new ScorePart(hit.DetectorId, hit.Evidence.Sentence, hit.Strength * (options.HitWeights.TryGetValue(hit.DetectorId, out var full) ? full : options.OtherHitWeight)))];
    }

    private Score Sum(AccountRecord record, List<ScorePart> parts)
    {
        // What speaks for an account speaks against something: alone it is no score below the start.
        if (!parts.Exists(p => p.Weight > 0)) parts.RemoveAll(p => p.Source is StepUp or Declaration);
        // One identity check is counted once, though the record may name it too.
        if (record.Verification == "kyc" && parts.Count > 0 && !parts.Exists(p => p.Source == StepUp && p.Weight <= -options.IdentityChecked))
            parts.Add(new(Verification, "Its owner has passed an identity check.", -options.IdentityChecked));

        parts.Sort((a, b) => b.Weight != a.Weight ? b.Weight.CompareTo(a.Weight) : string.CompareOrdinal(a.Source, b.Source));
        return new(Logistic(options.AccountStart + parts.Sum(p => p.Weight)),
            [.. parts, new(Start, "Before anything is seen: about one account in a hundred.", options.AccountStart)]);
    }
}
