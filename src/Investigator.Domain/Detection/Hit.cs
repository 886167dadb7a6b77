using System.Security.Cryptography;
using System.Text;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Detection;

/// <summary>One detector's finding on one account in one window. A hit is evidence, never a verdict.</summary>
public sealed class Hit
{
    private Hit() { } // EF

    /// <summary>Made from detector, version, subject and window: the same input gives the same id in every run.</summary>
    public Guid Id { get; private set; }

    public string DetectorId { get; private set; } = "";

    public int DetectorVersion { get; private set; }

    public AccountId AccountId { get; private set; }

    public DateTimeOffset WindowFrom { get; private set; }

    public DateTimeOffset WindowTo { get; private set; }

    /// <summary>How surprising this is among peers, 0 (not at all) to 1 (hardly ever seen).</summary>
    public double Strength { get; private set; }

    public Evidence Evidence { get; private set; } = Evidence.None;

    public static Hit Of(DetectorInfo detector, AccountId account, TimeWindow window, double strength, Evidence evidence)
    {
        var key = $"{detector.Id}\n{detector.Version}\n{account.Value}\n{window.From.UtcTicks}\n{window.To.UtcTicks}";
        return new()
        {
            Id = new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, 16)),
            DetectorId = detector.Id,
            DetectorVersion = detector.Version,
            AccountId = account,
            WindowFrom = window.From,
            WindowTo = window.To,
            Strength = Math.Clamp(strength, 0, 1),
            Evidence = evidence,
        };
    }
}

/// <summary>What was seen, in words and numbers, and the events behind it.</summary>
/// <param name="Sentence">One sentence for a person: what was seen, against whom, how rare.</param>
/// <param name="PeerGroup">Whom the account is compared with: "individual accounts on tier-1 between 30 and 90 days old".</param>
/// <param name="Measures">The numbers, each with the peers' usual range.</param>
/// <param name="EventIds">Some of the events behind the numbers, at most 50.</param>
/// <param name="EventCount">How many events are behind the numbers in all.</param>
public sealed record Evidence(
    string Sentence, string PeerGroup, IReadOnlyList<Measure> Measures, IReadOnlyList<string> EventIds, long EventCount)
{
    public static Evidence None { get; } = new("", "", [], [], 0);
}

/// <summary>One number of a hit beside its peers.</summary>
/// <param name="Unit">"%", "h", "tokens", "" for a plain count.</param>
/// <param name="PeerMedian">What half of the peers stay below; <c>null</c> where peers have no such number.</param>
/// <param name="PeerHigh">What 99 % of the peers stay below (or above, where low is odd); <c>null</c> as before.</param>
public sealed record Measure(string Name, double Value, string Unit, double? PeerMedian, double? PeerHigh);
