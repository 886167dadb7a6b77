using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Investigator.Domain.Detection;

namespace Investigator.Domain.Decisions;

/// <summary>What was known of an account when it was decided, as it was then: analyses that come later do not change it.</summary>
public sealed class DecisionEvidence
{
    // As it is shown and handed out: nothing in it is markup anywhere.
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Default };

    private DecisionEvidence() { } // EF

    public Guid DecisionId { get; private set; }

    /// <summary>A <see cref="FrozenFacts"/>.</summary>
    public string Json { get; private set; } = "";

    /// <summary>SHA-256 of <see cref="Json"/> in UTF-8, 64 hexadecimal digits. The hashes of an act are in the audit, hashed together.</summary>
    public string Sha256 { get; private set; } = "";

    /// <summary>When the facts went because their time had come; the hash stays. <c>null</c>: they are there.</summary>
    public DateTimeOffset? GoneAt { get; private set; }

    /// <summary>Whether the facts are there and are not those that were stored.</summary>
    public bool IsAltered => GoneAt is null && HashOf(Json) != Sha256;

    /// <summary>Lets the facts go.</summary>
    public void Forget(TimeProvider clock) => (Json, GoneAt) = ("null", clock.GetUtcNow());

    /// <summary>The facts, read back.</summary>
    public FrozenFacts Facts => JsonSerializer.Deserialize<FrozenFacts>(Json, s_json) ?? FrozenFacts.None;

    public static DecisionEvidence Of(Guid decision, FrozenFacts facts) => Kept(decision, JsonSerializer.Serialize(facts, s_json));

    /// <summary>Facts that were kept before, byte for byte.</summary>
    public static DecisionEvidence Kept(Guid decision, string json) => new() { DecisionId = decision, Json = json, Sha256 = HashOf(json) };

    /// <summary>SHA-256 of a text in UTF-8, 64 lower-case hexadecimal digits.</summary>
    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>One hash for the evidence of one act, in the order of decision ids.</summary>
    public static string HashOf(IEnumerable<DecisionEvidence> act) => HashOf(string.Concat(act.OrderBy(e => e.DecisionId).Select(e => $"{e.DecisionId} {e.Sha256}\n")));
}

/// <summary>What is kept of an account.</summary>
/// <param name="Score">0 to 1; <c>null</c>: it had none.</param>
/// <param name="Cluster">The suspected pool it was in.</param>
/// <param name="Membership">What people held of it in the campaign that was acted on.</param>
public sealed record FrozenFacts(double? Score, IReadOnlyList<ScorePart> Parts, IReadOnlyList<FrozenHit> Hits, Guid? Cluster, string? Membership)
{
    public static FrozenFacts None { get; } = new(null, [], [], null, null);
}

/// <summary>A hit as it was.</summary>
/// <param name="EventIds">Some of the events behind it.</param>
/// <param name="Events">How many are behind it in all.</param>
public sealed record FrozenHit(
    Guid Id, string Detector, int Version, DateTimeOffset From, DateTimeOffset To, double Strength, string Sentence, string PeerGroup, IReadOnlyList<Measure> Measures, IReadOnlyList<string> EventIds, long Events)
{
    private const int MostEvents = 10;

    public static FrozenHit Of(Hit hit) => new(
        hit.Id, hit.DetectorId, hit.DetectorVersion, hit.WindowFrom, hit.WindowTo, hit.Strength, hit.Evidence.Sentence, hit.Evidence.PeerGroup, hit.Evidence.Measures,
        [.. hit.Evidence.EventIds.Take(MostEvents)], hit.Evidence.EventCount);
}
