using System.Data.Common;
using Investigator.Domain.Text;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Detection.Rules;

/// <summary>One look of every detector at a population: those in code that are on, rules that are live, and beside them rules in shadow.</summary>
public sealed class DetectorRound(IEnumerable<IDetector> inCode, IDetectorSettings? settings = null, IRuleQuestions? rules = null, IFamilyQuestions? families = null)
{
    /// <summary>Most events and evidence are kept of so many accounts that one rule in shadow found; the number counts all.</summary>
    public const int ShadowKept = 2_000;

    private readonly List<IDetector> _inCode = [.. inCode.OrderBy(d => d.Info.Id, StringComparer.Ordinal)];

    /// <param name="shadowToo">Also what counts for nothing; a live pass leaves it out.</param>
    /// <param name="onDetector">Called before each one, with the share that is done.</param>
    public async Task<DetectionFindings> LookAsync(Population population, bool shadowToo, Action<double>? onDetector, CancellationToken ct)
    {
        var set = settings is null || rules is null ? new(new HashSet<string>(), new HashSet<(string, AccountId)>(), [], []) : await settings.LoadAsync(ct).ConfigureAwait(false);
        var unwatched = await WatchAsync(set.Running, ct).ConfigureAwait(false);
        var looking = _inCode.Where(d => !set.Off.Contains(d.Info.Id)).Select(d => (Detector: d, Of: (RuleVersion?)null))
            .Concat(set.Running.Where(v => shadowToo || v.Counts).Select(v => (Detector: DetectorOf(v)!, Of: (RuleVersion?)v)).Where(d => d.Detector is not null)).ToList();
        var partly = set.Running.Where(v => v.State is RuleState.Partly).ToDictionary(v => v.RuleId, StringComparer.Ordinal);
        var (hits, shadow, volumes) = (new List<Hit>(), new List<Hit>(), new List<VolumeCount>());
        foreach (var (n, (detector, of)) in looking.Index())
        {
            onDetector?.Invoke((double)n / looking.Count);
            ct.ThrowIfCancellationRequested();
            var apart = of is { Counts: false };
            var (found, problem) = of is { IsFamily: true } && unwatched.Length > 0 ? ([], unwatched) : await FoundAsync(detector, of is not null, population, ct).ConfigureAwait(false);
            if (of is { Counts: true }) found = [.. found.Where(h => IsTurnOf(of, partly.GetValueOrDefault(of.RuleId), h.AccountId))];
            var heard = found.Where(h => !set.Silent.Contains((h.DetectorId, h.AccountId))).ToList();
            volumes.Add(new(detector.Info, apart, heard.Count, found.Count - heard.Count, population.Profiles.Count, problem));
            if (apart) shadow.AddRange(heard.Take(ShadowKept));
            else hits.AddRange(heard);
        }

        return new(hits, shadow, volumes, [.. _inCode.Select(d => d.Info.Id), .. set.RuleIds]);
    }

    // A version that counts for a share of the accounts takes them from the live one, which keeps the others.
    private static bool IsTurnOf(RuleVersion version, RuleVersion? partly, AccountId account) => version.State is RuleState.Partly ? version.Covers(account) : partly?.Covers(account) is not true;

    private IDetector? DetectorOf(RuleVersion version) => version.IsFamily
        ? families is not null && FamilyDetector.Watched(version) is not null ? new FamilyDetector(version, families) : null
        : Rule.Read(version.Text).Rule is not null ? new RuleDetector(version, rules!) : null;

    /// <returns>Why families can't look this time; empty: they can.</returns>
    private async Task<string> WatchAsync(IReadOnlyList<RuleVersion> running, CancellationToken ct)
    {
        if (families is null) return "";
        try
        {
            await families.WatchAsync([.. running.Select(FamilyDetector.Watched).OfType<WatchedFamily>()], ct).ConfigureAwait(false);
            return "";
        }
        catch (DbException broken) when (!ct.IsCancellationRequested)
        {
            return broken.Message;
        }
    }

    // What an operator wrote must not keep the detectors in code from looking: a rule that the engine can't answer is told, and the round goes on.
    private static async Task<(IReadOnlyList<Hit> Found, string Problem)> FoundAsync(IDetector detector, bool isRule, Population population, CancellationToken ct)
    {
        try
        {
            return (await detector.DetectAsync(population, ct).ConfigureAwait(false), "");
        }
        catch (DbException broken) when (isRule && !ct.IsCancellationRequested)
        {
            return ([], broken.Message);
        }
    }
}

/// <summary>What one round found.</summary>
/// <param name="Hits">Those that count.</param>
/// <param name="Shadow">Those that do not.</param>
/// <param name="Volumes">One per detector that looked.</param>
/// <param name="Ids">Of all detectors whose earlier parts of a score this round replaces, those that are off or retired among them.</param>
public sealed record DetectionFindings(IReadOnlyList<Hit> Hits, IReadOnlyList<Hit> Shadow, IReadOnlyList<VolumeCount> Volumes, IReadOnlyList<string> Ids);
