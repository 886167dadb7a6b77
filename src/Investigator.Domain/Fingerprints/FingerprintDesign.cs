using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Investigator.Domain.Audit;

namespace Investigator.Domain.Fingerprints;

/// <summary>What is put into answers, into which and why. Sealed, it never changes.</summary>
/// <param name="Purpose">Why, for whoever seals it.</param>
/// <param name="CampaignId">Whose confirmed members are served it; <c>null</c>, for a watermark alone: every account.</param>
/// <param name="SharePercent">Of the requests that it applies to, how many carry it, 1 to 100.</param>
/// <param name="Model">The model whose answers carry it; <c>null</c>: any.</param>
/// <param name="RewritingPolicy">The operator's name for how answers are rewritten to carry it.</param>
/// <param name="Watermark">For a watermark.</param>
/// <param name="Traps">For a canary.</param>
public sealed record FingerprintDesign(
    FingerprintKind Kind, string Name, string Purpose, Guid? CampaignId, int SharePercent, string? Model, string? RewritingPolicy, WatermarkDesign? Watermark, IReadOnlyList<Trap> Traps)
{
    /// <summary>What can't be sealed so, or <c>null</c>.</summary>
    public Refusal? Fault()
    {
        if (string.IsNullOrWhiteSpace(Name)) return Refusal.NameMissing;
        if (string.IsNullOrWhiteSpace(Purpose)) return Refusal.ReasonMissing;
        if (Name.Length > 100 || Purpose.Length > 1000 || Model?.Length > 200 || RewritingPolicy?.Length > 200) return Refusal.TooLong;
        if (!Enum.IsDefined(Kind) || SharePercent is < 1 or > 100) return Refusal.DesignWrong;
        if (Kind is FingerprintKind.Watermark) return Watermark is { IsSound: true } ? null : Refusal.DesignWrong;
        if (CampaignId is null) return Refusal.CampaignMissing;
        var served = Traps.Count(t => !t.IsDecoy);
        if (served == 0 || Traps.Count > Trap.Most || Traps.DistinctBy(t => t.Id).Count() != Traps.Count || Traps.DistinctBy(t => t.Prompt).Count() != Traps.Count) return Refusal.TrapsWrong;
        return Traps.Any(t => t.Id is not { Length: > 0 and <= 64 } || t.Prompt.Length > Trap.Longest || t.Text.Length > Trap.Longest || string.IsNullOrWhiteSpace(t.Prompt) || PlainWords.Of(t.Text).Count == 0 || PlainWords.Hold(PlainWords.Of(t.Prompt), PlainWords.Of(t.Text)))
            ? Refusal.TrapsWrong
            : null;
    }

    /// <summary>SHA-256 over the design, whoever's key it has, the people and the time: what the audit keeps of the sealing. 64 hexadecimal digits.</summary>
    /// <param name="keySha256">SHA-256 of the watermark's key; empty without one. It commits to the key and does not tell it.</param>
    public string Seal(string keySha256, string draftedBy, string sealedBy, DateTimeOffset at) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"investigator fingerprint 1\n{JsonSerializer.Serialize(this)}\n{keySha256}\n{draftedBy}\n{sealedBy}\n{at.UtcDateTime:O}\n")));
}

/// <summary>The numbers of a watermark by <see cref="GreenList.Scheme"/>.</summary>
/// <param name="Gamma">Share of green tokens without a watermark, 0.05 to 0.95.</param>
/// <param name="Delta">What the generator adds to the logit of a green token, above 0 to 20.</param>
/// <param name="Context">Tokens before a token that decide its list, 1 to <see cref="GreenList.MostContext"/>.</param>
public sealed record WatermarkDesign(double Gamma, double Delta, int Context)
{
    /// <summary>Whether every number lies in its range.</summary>
    public bool IsSound => Gamma is >= 0.05 and <= 0.95 && Delta is > 0 and <= 20 && Context is >= 1 and <= GreenList.MostContext;
}

/// <summary>What is put into answers. The numbers are stored.</summary>
public enum FingerprintKind
{
    /// <summary>Facts and sequences that exist nowhere else.</summary>
    Canary,

    /// <summary>A statistical preference for some tokens, by a secret key.</summary>
    Watermark,
}

/// <summary>How far a fingerprint has come. The numbers are stored.</summary>
public enum FingerprintState
{
    /// <summary>Can be changed; nothing is served.</summary>
    Draft,

    /// <summary>Fixed, by two people; nothing is served yet.</summary>
    Sealed,

    /// <summary>Gateways are told to place it.</summary>
    InService,

    /// <summary>Gateways are told nothing of it any more. It can still be looked for.</summary>
    Retired,
}
